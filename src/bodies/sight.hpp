// Who sees that a promise is late: those who answer for it and the secretariat from the day after
// its last day, everybody else when the days of grace have passed too. In between it shows as open.
#pragma once

#include "bodies/bodies.hpp"

namespace radslag::bodies {

enum class Sight { first, all };

/// How many days pass before others than those see it.
inline constexpr int grace_days = 7;

/// On which day something is shown, and to whom.
struct AsSeen {
    AsSeen(Day on, Sight by = Sight::all) : today(on), sight(by) {}

    Day today;
    Sight sight;

    /// What was due before this day shows as late.
    [[nodiscard]] Day late_before() const;
};

/// Whoever keeps promises in some body sees all of them at once.
Sight sight_of(const auth::Caller& caller);

/// How many days late something is by its last day, where it shows as late; else 0.
int days_late(const std::optional<Day>& last_day, const AsSeen& seen);

} // namespace radslag::bodies
