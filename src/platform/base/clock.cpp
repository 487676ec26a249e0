// Text forms of instants and days, and the clocks; see clock.hpp.
#include "platform/base/clock.hpp"

#include <fmt/format.h>

#include <charconv>

namespace radslag {

namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::sys_days;

std::optional<int> digits(std::string_view text) {
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || text.front() == '-')
        return std::nullopt;
    return value;
}

} // namespace

std::string to_text(Day day) {
    return fmt::format("{:04}-{:02}-{:02}", int{day.year()}, unsigned{day.month()},
                       unsigned{day.day()});
}

std::optional<std::string> to_text(const std::optional<Day>& day) {
    return day ? std::optional(to_text(*day)) : std::nullopt;
}

std::string to_text(Instant instant) {
    const auto midnight = floor<days>(instant);
    const std::chrono::hh_mm_ss clock{instant - midnight};
    return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_text(Day{midnight}), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count(),
                       clock.subseconds().count());
}

std::optional<Day> parse_day(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-')
        return std::nullopt;
    const auto year = digits(text.substr(0, 4));
    const auto month = digits(text.substr(5, 2));
    const auto day = digits(text.substr(8, 2));
    if (!year || !month || !day)
        return std::nullopt;
    const Day parsed{std::chrono::year{*year}, std::chrono::month{static_cast<unsigned>(*month)},
                     std::chrono::day{static_cast<unsigned>(*day)}};
    return parsed.ok() ? std::optional(parsed) : std::nullopt;
}

std::optional<Instant> parse_instant(std::string_view text) {
    if (text.size() != 24 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != '.' || text[23] != 'Z')
        return std::nullopt;
    const auto day = parse_day(text.substr(0, 10));
    const auto hour = digits(text.substr(11, 2));
    const auto minute = digits(text.substr(14, 2));
    const auto second = digits(text.substr(17, 2));
    const auto milli = digits(text.substr(20, 3));
    if (!day || !hour || !minute || !second || !milli || *hour > 23 || *minute > 59 || *second > 59)
        return std::nullopt;
    return sys_days{*day} + std::chrono::hours{*hour} + std::chrono::minutes{*minute} +
           std::chrono::seconds{*second} + std::chrono::milliseconds{*milli};
}

int days_between(Day from, Day to) {
    return static_cast<int>((sys_days{to} - sys_days{from}).count());
}

Day add_days(Day day, int count) {
    return Day{sys_days{day} + days{count}};
}

Instant SystemClock::now() const {
    return floor<std::chrono::milliseconds>(std::chrono::system_clock::now());
}

ShiftedClock::ShiftedClock(Instant start)
    : start_(start), started_(std::chrono::steady_clock::now()) {}

Instant ShiftedClock::now() const {
    return start_ + floor<std::chrono::milliseconds>(std::chrono::steady_clock::now() - started_);
}

} // namespace radslag
