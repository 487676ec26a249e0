// Keeps up what has changed: follows the ledger entry by entry and asks of each record that one
// touched whether the public can read it. So a record that was never public leaves no trace, and
// one that was and no longer is becomes a tombstone.
#pragma once

#include "platform/db/database.hpp"
#include "platform/jobs/follower.hpp"

#include <chrono>

namespace radslag::opendata {

/// Takes one step: follows some entries. Gives whether there was anything to do. Several may step
/// at once, also on several nodes: what one has taken, the others leave. Errors: unavailable.
Result<bool> follow(db::Database& database);

/// Follows on a thread of its own.
class Follower {
  public:
    /// The database must outlive it. It starts at once; `pause` is the longest time that a numbered
    /// entry waits.
    explicit Follower(db::Database& database,
                      std::chrono::milliseconds pause = std::chrono::milliseconds(250));

  private:
    jobs::Follower thread_;
};

} // namespace radslag::opendata
