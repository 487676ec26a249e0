// libical's objects with owners, for the .cpp files of this folder; nothing outside includes this.
// Look next at event.cpp, which writes by them, and reply.cpp, which reads.
#pragma once

#include <libical/ical.h>

#include <memory>

namespace radslag::calendar {

struct FreesLibical {
    void operator()(icalcomponent* component) const { icalcomponent_free(component); }
    void operator()(icalproperty* property) const { icalproperty_free(property); }
    void operator()(char* text) const { icalmemory_free_buffer(text); }
};

using Component = std::unique_ptr<icalcomponent, FreesLibical>;
using Property = std::unique_ptr<icalproperty, FreesLibical>;
using Text = std::unique_ptr<char, FreesLibical>;

/// Makes libical report errors instead of ending the process, and take zones from the system's
/// tzdata. Called before anything else of libical; costs nothing the second time.
void prepare_libical();

} // namespace radslag::calendar
