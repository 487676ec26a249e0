// Does the jobs of the queue on threads of its own. Which kinds there are and who does them is told
// by app/serve.cpp; upkeep.hpp is one of them.
#pragma once

#include "platform/jobs/jobs.hpp"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace radslag::jobs {

/// A kind of job and how it is done.
struct Kind {
    std::string name;
    /// Runs outside any transaction. It may run again after a crash or when it took longer than the
    /// lease: what it does twice must be as if done once. A failure or an exception is tried again.
    std::function<Result<void>(const Job&)> work;
    int most_attempts = 8;                                 ///< then it is given up; at least 1
    std::chrono::seconds lease = std::chrono::minutes(10); ///< longer than the work ever takes
};

/// Takes one due job, if there is one, and does it to its end. Returns whether there was one.
/// Errors: unavailable when the database is.
Result<bool> run_one(db::Database& database, const std::vector<Kind>& kinds);

/// Before the first worker starts: what a program before this one had begun when it was killed need
/// not wait for the end of its lease. On SQLite, where this is the only program that works; on
/// PostgreSQL another node may be at it, and nothing happens. Errors: unavailable.
Result<void> take_back_begun(db::Database& database);

class Worker {
  public:
    /// Starts at once. The database must outlive it; `pause` is the longest time that a due job
    /// waits for a thread without work.
    Worker(db::Database& database, std::vector<Kind> kinds, int threads = 1,
           std::chrono::milliseconds pause = std::chrono::seconds(1));
    /// Stops it, after the jobs that are running.
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    /// Looks for jobs now instead of after the pause: for an action's after_commit().
    void wake();

  private:
    void run();

    db::Database& database_;
    std::vector<Kind> kinds_;
    std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::uint64_t woken_ = 0; ///< how often; a thread that was at work looks again
    std::vector<std::thread> threads_;
};

} // namespace radslag::jobs
