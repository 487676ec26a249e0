// Days and windows by which something is to be delivered, reported or done. Meeting days, events
// and past days are none. Look next at due.hpp.
#pragma once

#include "notes/acts.hpp"

namespace radslag::notes {

struct DeadlineSpan {
    std::optional<Day> day; ///< exact; none for a window
    SoftDue due;
    std::optional<std::string> who;
    Range words;
    std::size_t statement = 0;
    Confidence confidence = 85;
};

std::vector<DeadlineSpan> find_deadlines(const Reading& reading,
                                         const std::vector<Statement>& statements,
                                         const std::vector<Act>& acts,
                                         const std::vector<DateSpan>& dates,
                                         const MeetingDays& days);

} // namespace radslag::notes
