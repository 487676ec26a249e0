// Who proposed the points of a meeting, for its page.
#pragma once

#include "meetings/notes_store.hpp"

namespace radslag::meetings::store {

/// Fills in `proposer` of the points that are there, where the audience of the proposal lets the
/// reader read it.
void read_proposers(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown);

} // namespace radslag::meetings::store
