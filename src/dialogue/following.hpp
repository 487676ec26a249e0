// Keeps the figures up: follows the ledger entry by entry and counts anew what each one touched.
// The counting is done in a snapshot, so that nobody who writes waits for it; only its result is
// written. What is stored can be thrown away at any time: it is then counted anew from the records.
#pragma once

#include "platform/db/database.hpp"
#include "platform/jobs/follower.hpp"

namespace radslag::dialogue {

/// Takes one step: follows some entries and the day, by which it is told what is late; or counts
/// some of the records when all is counted anew, as it is at first and when the definitions have
/// changed. Gives whether there was anything to do.
/// Several may step at once, also on several nodes: what one has taken, the others leave. Errors:
/// unavailable.
Result<bool> follow(db::Database& database);

/// Steps until nothing is left to do. Errors: unavailable.
Result<void> catch_up(db::Database& database);

/// Has everything counted anew from the next step on. Errors: unavailable.
Result<void> count_anew(db::Database& database);

/// What keeps the figures up as long as the program runs.
jobs::Following following();

} // namespace radslag::dialogue
