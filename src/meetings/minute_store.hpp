// How far the notes of a meeting have come, and what was put right in them after the text stood,
// for the page of the meeting; src/minutes takes them from step to step.
#pragma once

#include "meetings/notes_store.hpp"

namespace radslag::meetings::store {

/// Fills in `minute` and `corrections`.
void read_minute(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown);

} // namespace radslag::meetings::store
