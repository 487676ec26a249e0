// The days on which authorities in Sweden do not work, by name, and the squeezed days between them.
// Pure: a day goes in, its name comes out. The words are the pages' own.
#pragma once

#include "platform/base/clock.hpp"

#include <optional>
#include <vector>

namespace radslag::holidays {

/// The public holidays of lag (1989:253) om allmänna helgdagar that fall on other days than plain
/// Sundays, and the three eves that lag (1930:173) 2 § puts beside them.
enum class FreeDay {
    new_years_day,
    epiphany,
    good_friday,
    easter_day,
    easter_monday,
    first_of_may,
    ascension_day,
    whit_sunday,
    whit_monday,  ///< until 2004
    national_day, ///< from 2005
    midsummer_eve,
    midsummer_day,
    all_saints_day,
    christmas_eve,
    christmas_day,
    boxing_day,
    new_years_eve
};

/// Whether it is one of the three eves: free, and no public holiday.
bool is_eve(FreeDay day);

/// Easter Day of a year in the Gregorian calendar, 1583 or later.
Day easter_day(int year);

/// The holiday or eve of a day from 1990 on; where two meet, the one that stands on its date each
/// year.
std::optional<FreeDay> free_day(Day day);

/// Monday to Friday, and no free day.
bool is_working_day(Day day);

/// A single working day between two that are none: a *klämdag*.
bool is_squeezed(Day day);

/// A day of the year that a plan minds.
struct MarkedDay {
    Day day;
    std::optional<FreeDay> name; ///< nothing: squeezed
};

/// The free days by name and the squeezed days of a year, the first first.
std::vector<MarkedDay> marked_days(int year);

} // namespace radslag::holidays
