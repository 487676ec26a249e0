// What the heading of the notes says: title, day, the body that meets; and when it meets next.
#pragma once

#include "notes/points.hpp"
#include "notes/spans/dates.hpp"

namespace radslag::notes {

/// Fills everything of Meeting but the chair.
Meeting find_meeting(const Reading& reading, const std::vector<PointSpan>& points,
                     const std::vector<DateSpan>& dates);

} // namespace radslag::notes
