// On which days the demonstration happens: working days, the days of its meetings, and soft due
// values in words. Everything is counted from one day, today, so that the story is always fresh.
#pragma once

#include "commitments/commitments.hpp"
#include "demonstration/story.hpp"

#include <vector>

namespace radslag::demonstration {

/// The day itself, or the next working day.
Day working_day(Day day);

enum class Circle { officials, politicians };

/// How many of a circle's meetings have been held, and how many are planned.
constexpr int held_meetings = 8;
constexpr int planned_meetings = 2;

/// The days of a circle's meetings, the first first: four a year, on Tuesdays to Thursdays, not in
/// the weeks when nobody meets (July to mid August, Christmas). The last held one is at least a
/// week ago, the next at least a week away.
std::vector<Day> meeting_days(Day today, Circle circle);

/// A soft due value as the story writes it, said on a day: "day +40", "window +40" (a third of a
/// month), "season +120", "year +0", "event när budgeten är antagen", "next", "open framöver". A
/// number is days from then. Throws on anything else.
commitments::Due due_of(std::string_view words, Day said_on, const Origin& origin);

/// "+40" or "-3" as a number of days. Throws on anything else.
int days_of(std::string_view text, const Origin& origin);

/// Replaces "{+40}" by that day in words, "{month +40}" by its month and year, "{year +40}" by its
/// year, all counted from `day`.
std::string with_days(std::string_view text, Day day, const Origin& origin);

} // namespace radslag::demonstration
