// Who chaired this meeting: elected for it, leading it, listed as chair, or signing as chair; the
// surest sign wins, of equal ones the first. RULES.md "chair" says what counts.
#pragma once

#include "notes/people.hpp"
#include "notes/points.hpp"

namespace radslag::notes {

std::optional<Index> find_chair(const Reading& reading, const Attendance& attendance,
                                const People& people, const std::vector<PointSpan>& points);

} // namespace radslag::notes
