// Keeps up what has changed: follows the ledger entry by entry and asks of each record that one
// touched whether the public can read it. So a record that was never public leaves no trace, and
// one that was and no longer is becomes a tombstone.
#pragma once

#include "platform/db/database.hpp"
#include "platform/jobs/follower.hpp"

namespace radslag::opendata {

/// Takes one step: follows some entries. Gives whether there was anything to do. Several may step
/// at once, also on several nodes: what one has taken, the others leave. Errors: unavailable.
Result<bool> follow(db::Database& database);

/// What keeps the changes up as long as the program runs.
jobs::Following following();

} // namespace radslag::opendata
