// Who signs or is headed as chair by lines of their own: "Ordförande" over, under or beside a name.
// Look next at chair.hpp.
#pragma once

#include "notes/people.hpp"

namespace radslag::notes {

/// The chair by the signatures in the second half of the notes, or by a line "Ordförande" over a
/// name. Nobody when there is neither.
std::optional<Index> signing_chair(const Reading& reading, const Attendance& attendance,
                                   const People& people);

} // namespace radslag::notes
