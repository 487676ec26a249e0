// When the meetings of a series are held each year: "the second Friday of February, May, September
// and November". Kept as text, a part of the recurrence rules of calendars (RFC 5545, section
// 3.3.10), in one spelling alone:
//
//     pattern = "FREQ=YEARLY;BYMONTH=" month *("," month) ";BYDAY=" week weekday
//     month   = "1" … "12", each at most once, in the order of the year
//     week    = "1" / "2" / "3" / "4" / "-1"    ; -1: the last of the month
//     weekday = "MO" / "TU" / "WE" / "TH" / "FR"
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/enum_text.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::meetings::series {

enum class Week { first, second, third, fourth, last };

inline constexpr EnumText<Week, 5> weeks({{Week::first, "1"},
                                          {Week::second, "2"},
                                          {Week::third, "3"},
                                          {Week::fourth, "4"},
                                          {Week::last, "-1"}});

enum class Weekday { monday, tuesday, wednesday, thursday, friday };

inline constexpr EnumText<Weekday, 5> weekdays({{Weekday::monday, "MO"},
                                                {Weekday::tuesday, "TU"},
                                                {Weekday::wednesday, "WE"},
                                                {Weekday::thursday, "TH"},
                                                {Weekday::friday, "FR"}});

struct Pattern {
    std::vector<unsigned> months; ///< 1–12, in order, each once, at least one
    Week week = Week::first;
    Weekday weekday = Weekday::monday;

    bool operator==(const Pattern&) const = default;
};

/// The one spelling of a pattern.
std::string pattern_text(const Pattern& pattern);

/// Reads exactly what pattern_text() writes; nothing if it is anything else.
std::optional<Pattern> parse_pattern(std::string_view text);

/// The day that the pattern has in a month.
Day day_in(const Pattern& pattern, int year, unsigned month);

/// "2027-02": the month of a year for which a series has a meeting.
std::string slot_text(int year, unsigned month);

} // namespace radslag::meetings::series
