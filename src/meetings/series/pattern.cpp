// See pattern.hpp.
#include "meetings/series/pattern.hpp"

#include <fmt/format.h>

#include <charconv>

namespace radslag::meetings::series {

namespace {

constexpr std::string_view before_months = "FREQ=YEARLY;BYMONTH=";
constexpr std::string_view before_day = ";BYDAY=";

/// Takes the word off the front of the text; false when something else stands there.
bool take(std::string_view& text, std::string_view word) {
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

/// A number off the front of the text, 0 when none stands there.
unsigned take_number(std::string_view& text) {
    unsigned number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{})
        return 0;
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    return number;
}

std::optional<std::vector<unsigned>> take_months(std::string_view& text) {
    std::vector<unsigned> months;
    do {
        const unsigned month = take_number(text);
        if (month < 1 || month > 12 || (!months.empty() && month <= months.back()))
            return std::nullopt;
        months.push_back(month);
    } while (take(text, ","));
    return months;
}

} // namespace

std::string pattern_text(const Pattern& pattern) {
    return fmt::format("{}{}{}{}{}", before_months, fmt::join(pattern.months, ","), before_day,
                       weeks.text(pattern.week), weekdays.text(pattern.weekday));
}

std::optional<Pattern> parse_pattern(std::string_view text) {
    std::string_view left = text;
    if (!take(left, before_months))
        return std::nullopt;
    auto months = take_months(left);
    if (!months || !take(left, before_day) || left.size() < 3)
        return std::nullopt;
    const auto week = weeks.parse(left.substr(0, left.size() - 2));
    const auto weekday = weekdays.parse(left.substr(left.size() - 2));
    if (!week || !weekday)
        return std::nullopt;
    Pattern pattern{std::move(*months), *week, *weekday};
    // A number with zeros in front is the same number and another spelling.
    return pattern_text(pattern) == text ? std::optional(std::move(pattern)) : std::nullopt;
}

Day day_in(const Pattern& pattern, int year, unsigned month) {
    using namespace std::chrono;
    const weekday on(static_cast<unsigned>(pattern.weekday) + 1); // Sunday is 0
    const std::chrono::year_month of = std::chrono::year(year) / std::chrono::month(month);
    if (pattern.week == Week::last)
        return Day{sys_days{of / on[std::chrono::last]}};
    return Day{sys_days{of / on[static_cast<unsigned>(pattern.week) + 1]}};
}

std::string slot_text(int year, unsigned month) {
    return fmt::format("{:04}-{:02}", year, month);
}

} // namespace radslag::meetings::series
