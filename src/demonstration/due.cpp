// Soft due values and days in words, as the story writes them; see calendar.hpp.
#include "demonstration/calendar.hpp"
#include "platform/i18n/dates.hpp"

#include <fmt/format.h>

#include <charconv>

namespace radslag::demonstration {

namespace {

using commitments::Due;
using commitments::DueKind;
using i18n::Language;
using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::sys_days;

std::string month_of(Day when) {
    // "18 november 2016" without its day.
    const std::string date = i18n::long_date(Language::swedish, when);
    return date.substr(date.find(' ') + 1);
}

Day last_of_month(Day when) {
    return Day{sys_days(when.year() / when.month() / last)};
}

/// The third of the month in which the day lies.
Due window(Day when) {
    const unsigned number = unsigned{when.day()};
    const auto of = [&](unsigned each) { return Day{when.year(), when.month(), day(each)}; };
    if (number <= 10)
        return {DueKind::window, of(1), of(10), "i början av " + month_of(when), {}};
    if (number <= 20)
        return {DueKind::window, of(11), of(20), "i mitten av " + month_of(when), {}};
    return {DueKind::window, of(21), last_of_month(when), "i slutet av " + month_of(when), {}};
}

Due season(Day when) {
    const unsigned number = unsigned{when.month()};
    const int year = int{when.year()};
    const auto span = [&](unsigned from, unsigned to, std::string_view name) {
        const Day end{when.year(), month(to), day(1)};
        return Due{DueKind::window,
                   Day{when.year(), month(from), day(1)},
                   last_of_month(end),
                   fmt::format("under {} {}", name, year),
                   {}};
    };
    if (number >= 3 && number <= 5)
        return span(3, 5, "våren");
    if (number >= 6 && number <= 8)
        return span(6, 8, "sommaren");
    if (number >= 9 && number <= 11)
        return span(9, 11, "hösten");
    const int turn = number == 12 ? year : year - 1;
    return {DueKind::window,
            Day{std::chrono::year(turn), month(12), day(20)},
            Day{std::chrono::year(turn + 1), month(1), day(10)},
            fmt::format("kring årsskiftet {}/{}", turn, turn + 1),
            {}};
}

Due end_of_year(Day when) {
    return {DueKind::window,
            Day{when.year(), month(1), day(1)},
            Day{when.year(), month(12), day(31)},
            fmt::format("under {}", int{when.year()}),
            {}};
}

} // namespace

int days_of(std::string_view text, const Origin& origin) {
    int days = 0;
    const char* begin = text.data() + (text.starts_with('+') ? 1 : 0);
    const char* end = text.data() + text.size();
    const auto [stopped, error] = std::from_chars(begin, end, days);
    if (error != std::errc{} || stopped != end)
        misprint(origin, fmt::format("\"{}\" is no number of days", text));
    return days;
}

Due due_of(std::string_view words, Day said_on, const Origin& origin) {
    const auto blank = std::min(words.find(' '), words.size());
    const std::string_view kind = words.substr(0, blank);
    const std::string rest(words.substr(std::min(blank + 1, words.size())));
    if (kind == "next")
        return {DueKind::next_meeting, {}, {}, "till nästa möte", {}};
    if (kind == "event")
        return {DueKind::event, {}, {}, rest, {}};
    if (kind == "open")
        return {DueKind::open, {}, {}, rest, {}};
    const Day when = add_days(said_on, days_of(rest, origin));
    if (kind == "window")
        return window(when);
    if (kind == "season")
        return season(when);
    if (kind == "year")
        return end_of_year(when);
    if (kind != "day")
        misprint(origin, fmt::format("\"{}\" is no due value", words));
    const Day due = working_day(when);
    return {DueKind::day, due, due, "", {}};
}

std::string with_days(std::string_view text, Day from, const Origin& origin) {
    std::string out;
    std::size_t at = 0;
    for (auto open = text.find('{'); open != std::string_view::npos; open = text.find('{', at)) {
        const auto close = text.find('}', open);
        if (close == std::string_view::npos)
            misprint(origin, "a { is not closed");
        out += text.substr(at, open - at);
        const std::string_view inside = text.substr(open + 1, close - open - 1);
        const auto number = inside.substr(inside.rfind(' ') + 1);
        const Day when = add_days(from, days_of(number, origin));
        if (inside.starts_with("month "))
            out += month_of(when);
        else if (inside.starts_with("year "))
            out += std::to_string(int{when.year()});
        else
            out += i18n::long_date(Language::swedish, working_day(when));
        at = close + 1;
    }
    return out += text.substr(at);
}

} // namespace radslag::demonstration
