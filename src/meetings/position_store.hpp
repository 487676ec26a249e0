// The positions that preparing bodies have released for the points of a meeting, for its page and
// its prints; src/positions has the acts.
#pragma once

#include "meetings/notes_store.hpp"

namespace radslag::meetings::store {

/// Fills in `positions` of the points that are there.
void read_positions(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown);

} // namespace radslag::meetings::store
