// Working days and the days of meetings; soft due values in due.cpp. See calendar.hpp.
#include "demonstration/calendar.hpp"

#include "platform/holidays/holidays.hpp"

namespace radslag::demonstration {

namespace {

using holidays::is_working_day;
using std::chrono::sys_days;
using std::chrono::weekday;

unsigned month_and_day(Day day) {
    return unsigned{day.month()} * 100 + unsigned{day.day()};
}

unsigned weekday_of(Day day) {
    return weekday(sys_days(day)).iso_encoding();
}

/// Weeks in which nobody calls a meeting.
bool is_quiet(Day day) {
    const unsigned when = month_and_day(day);
    return (when >= 625 && when <= 814) || when >= 1217 || when <= 109;
}

bool is_meeting_day(Day day) {
    const unsigned in_week = weekday_of(day);
    return in_week >= 2 && in_week <= 4 && is_working_day(day) && !is_quiet(day);
}

/// The meeting day nearest to `wanted` on or between the two.
Day nearest_meeting_day(Day wanted, Day first, Day last) {
    for (int away = 0;; ++away)
        for (const int shift : {-away, away}) {
            const Day day = add_days(wanted, shift);
            if (day >= first && day <= last && is_meeting_day(day))
                return day;
        }
}

} // namespace

Day working_day(Day day) {
    while (!is_working_day(day))
        day = add_days(day, 1);
    return day;
}

std::vector<Day> meeting_days(Day today, Circle circle) {
    constexpr int between = 91;
    const int last_held = circle == Circle::officials ? -24 : -55;
    std::vector<Day> days;
    for (int number = 1; number <= held_meetings + planned_meetings; ++number) {
        const bool held = number <= held_meetings;
        const Day wanted = add_days(today, last_held + between * (number - held_meetings));
        days.push_back(held
                           ? nearest_meeting_day(wanted, add_days(wanted, -60), add_days(today, -7))
                           : nearest_meeting_day(wanted, add_days(today, 7), add_days(wanted, 60)));
    }
    return days;
}

} // namespace radslag::demonstration
