// How libical behaves in this process; see libical.hpp.
#include "platform/calendar/libical.hpp"

namespace radslag::calendar {

void prepare_libical() {
    static const bool prepared = [] {
        icalerror_set_errors_are_fatal(0);
        icaltimezone_set_builtin_tzdata(0);
        icaltimezone_get_utc_timezone(); // makes the tables that all threads use later
        return true;
    }();
    static_cast<void>(prepared);
}

} // namespace radslag::calendar
