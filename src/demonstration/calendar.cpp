// Working days and the days of meetings; soft due values in due.cpp. See calendar.hpp.
#include "demonstration/calendar.hpp"

#include <array>

namespace radslag::demonstration {

namespace {

using std::chrono::sys_days;
using std::chrono::weekday;

/// Easter Sunday in the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8).
Day easter(int year) {
    const int a = year % 19;
    const int b = year / 100;
    const int c = year % 100;
    const int e = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int f = (32 + 2 * (b % 4) + 2 * (c / 4) - e - c % 4) % 7;
    const int g = (a + 11 * e + 22 * f) / 451;
    const int n = e + f - 7 * g + 114;
    return {std::chrono::year(year), std::chrono::month(static_cast<unsigned>(n / 31)),
            std::chrono::day(static_cast<unsigned>(n % 31 + 1))};
}

unsigned month_and_day(Day day) {
    return unsigned{day.month()} * 100 + unsigned{day.day()};
}

unsigned weekday_of(Day day) {
    return weekday(sys_days(day)).iso_encoding();
}

bool is_holiday(Day day) {
    constexpr std::array<unsigned, 8> fixed = {101, 106, 501, 606, 1224, 1225, 1226, 1231};
    for (const unsigned each : fixed)
        if (month_and_day(day) == each)
            return true;
    const int after_easter = days_between(easter(int{day.year()}), day);
    if (after_easter == -2 || after_easter == 1 || after_easter == 39)
        return true;
    // Midsummer's eve: the Friday of 19–25 June.
    return weekday_of(day) == 5 && month_and_day(day) >= 619 && month_and_day(day) <= 625;
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

bool is_working_day(Day day) {
    return weekday_of(day) <= 5 && !is_holiday(day);
}

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
