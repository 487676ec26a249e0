// The rules of holidays.hpp.
#include "platform/holidays/holidays.hpp"

namespace radslag::holidays {

namespace {

using std::chrono::sys_days;

// Annandag pingst was a holiday until nationaldagen took its place: lag (2004:1320).
constexpr int first_national_day = 2005;

/// 606 is the sixth of June.
unsigned month_and_day(Day day) {
    return unsigned{day.month()} * 100 + unsigned{day.day()};
}

unsigned weekday_of(Day day) {
    return std::chrono::weekday(sys_days(day)).iso_encoding();
}

bool is_between(Day day, unsigned first, unsigned last) {
    return month_and_day(day) >= first && month_and_day(day) <= last;
}

std::optional<FreeDay> on_its_date(Day day) {
    switch (month_and_day(day)) {
    case 101:
        return FreeDay::new_years_day;
    case 106:
        return FreeDay::epiphany;
    case 501:
        return FreeDay::first_of_may;
    case 606:
        if (int{day.year()} >= first_national_day)
            return FreeDay::national_day;
        return std::nullopt;
    case 1224:
        return FreeDay::christmas_eve;
    case 1225:
        return FreeDay::christmas_day;
    case 1226:
        return FreeDay::boxing_day;
    case 1231:
        return FreeDay::new_years_eve;
    default:
        return std::nullopt;
    }
}

std::optional<FreeDay> after_easter(Day day) {
    switch (days_between(easter_day(int{day.year()}), day)) {
    case -2:
        return FreeDay::good_friday;
    case 0:
        return FreeDay::easter_day;
    case 1:
        return FreeDay::easter_monday;
    case 39:
        return FreeDay::ascension_day;
    case 49:
        return FreeDay::whit_sunday;
    case 50:
        if (int{day.year()} < first_national_day)
            return FreeDay::whit_monday;
        return std::nullopt;
    default:
        return std::nullopt;
    }
}

/// Midsummer's Day is the Saturday of 20–26 June, All Saints' Day that of 31 October–6 November.
std::optional<FreeDay> on_its_weekday(Day day) {
    constexpr unsigned friday = 5;
    constexpr unsigned saturday = 6;
    if (weekday_of(day) == friday && is_between(day, 619, 625))
        return FreeDay::midsummer_eve;
    if (weekday_of(day) == saturday && is_between(day, 620, 626))
        return FreeDay::midsummer_day;
    if (weekday_of(day) == saturday && is_between(day, 1031, 1106))
        return FreeDay::all_saints_day;
    return std::nullopt;
}

} // namespace

bool is_eve(FreeDay day) {
    return day == FreeDay::midsummer_eve || day == FreeDay::christmas_eve ||
           day == FreeDay::new_years_eve;
}

// Meeus, Astronomical Algorithms (1991), chapter 8.
Day easter_day(int year) {
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

std::optional<FreeDay> free_day(Day day) {
    if (const auto found = on_its_date(day))
        return found;
    if (const auto found = after_easter(day))
        return found;
    return on_its_weekday(day);
}

bool is_working_day(Day day) {
    constexpr unsigned friday = 5;
    return weekday_of(day) <= friday && !free_day(day);
}

bool is_squeezed(Day day) {
    return is_working_day(day) && !is_working_day(add_days(day, -1)) &&
           !is_working_day(add_days(day, 1));
}

std::vector<MarkedDay> marked_days(int year) {
    using namespace std::chrono;
    std::vector<MarkedDay> marked;
    const Day last{std::chrono::year(year), December, day(31)};
    for (Day at{std::chrono::year(year), January, day(1)}; at <= last; at = add_days(at, 1)) {
        const auto name = free_day(at);
        if (name || is_squeezed(at))
            marked.push_back({at, name});
    }
    return marked;
}

} // namespace radslag::holidays
