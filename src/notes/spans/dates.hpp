// Days in six languages: "18 november 2016", "den 18:e november", "2016-11-18", "18.11.2016",
// "November 18, 2016", "24-10-21". Look next at soft_times.hpp for what names no exact day.
#pragma once

#include "notes/text/tokens.hpp"
#include "platform/base/clock.hpp"

#include <optional>
#include <span>
#include <vector>

namespace radslag::notes {

/// A day as printed; of several ("10–11 februari") the first, and the last beside it.
struct DateSpan {
    Range tokens;
    std::optional<int> year;
    unsigned month = 0;
    unsigned day = 0;
    std::optional<unsigned> last_day; ///< of the same month

    /// The day, when its year is printed.
    [[nodiscard]] std::optional<Day> exact() const;

    /// The day; a missing year is taken so that it is the next such day after `meeting`.
    [[nodiscard]] std::optional<Day> after(Day meeting) const;
};

/// All days of a text, in order, none overlapping.
std::vector<DateSpan> find_dates(const Reading& reading);

/// Those of `dates` that lie within `range`; `dates` must be in order.
std::span<const DateSpan> dates_within(const std::vector<DateSpan>& dates, Range range);

} // namespace radslag::notes
