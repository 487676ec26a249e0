// Columns that PDF extraction tore apart: first all names, then as many organisations. They belong
// together in order.
#pragma once

#include "notes/attendance.hpp"

#include <span>

namespace radslag::notes {

/// Pairs `people` (those of one list) with the organisations and places in `cells`, which were
/// printed behind the last of them or on lines of their own. A place stands for no organisation.
/// Returns whether they agreed in number; if not, nothing is changed.
bool pair_torn_columns(const Reading& reading, std::span<Attendee> people,
                       const std::vector<Range>& lines);

} // namespace radslag::notes
