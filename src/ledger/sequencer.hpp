// Gives the entries their numbers on PostgreSQL, where many transactions commit side by side. Why
// the order is right stands in docs/ledger-format.md; on SQLite entries are numbered as they come.
#pragma once

#include "platform/db/database.hpp"

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace radslag::ledger {

/// Numbers all committed entries that it sees, in the order of the identity taken at insert, and
/// returns how many. Does nothing when another node is at it, or on SQLite. The numbers are
/// committed together, so that a reader never finds a gap. Errors: unavailable.
Result<std::int64_t> number_entries(db::Database& database);

/// Numbers entries from time to time on a thread of its own. Every node may run one: a lock in the
/// database lets one of them work at a time, and another takes over when it goes away.
class Sequencer {
  public:
    /// The database must outlive it. It starts at once; `pause` is the longest time that a
    /// committed entry waits for its number.
    explicit Sequencer(db::Database& database,
                       std::chrono::milliseconds pause = std::chrono::milliseconds(200));
    /// Stops it, after the round that is running.
    ~Sequencer();
    Sequencer(const Sequencer&) = delete;
    Sequencer& operator=(const Sequencer&) = delete;

    /// Looks for entries now instead of after the pause: for the node that has just appended one.
    void wake();

  private:
    void run();

    db::Database& database_;
    std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
    bool stopping_ = false;
    std::thread thread_;
};

} // namespace radslag::ledger
