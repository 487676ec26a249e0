// Work that is done a little at a time as long as the program runs, by a thread of its own:
// whatever is derived from what others write follows them so.
#pragma once

#include "platform/jobs/steps.hpp"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace radslag::jobs {

/// What is to be kept up, and how.
struct Following {
    /// Does some of the work; several may step at once, also on several nodes.
    std::function<Result<Went>(db::Database&)> step;
    /// What is logged when a step throws; must outlive the follower.
    std::string_view failed;
};

/// Takes the steps on a thread of its own, which begins at once.
class Follower {
  public:
    /// The longest time that what could be followed waits, as a rule.
    static constexpr std::chrono::milliseconds soon{250};

    /// The database must outlive it. `pause` comes after a step that left nothing; and after every
    /// step while others wait to write: who has been answered to need not wait for what follows,
    /// and many acts at once are followed for less than one by one.
    Follower(db::Database& database, Following following, std::chrono::milliseconds pause = soon);
    /// Stops it, after the step that is running.
    ~Follower();
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

  private:
    void run();

    db::Database& database_;
    Following following_;
    std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::thread thread_; ///< last, since it uses the others
};

} // namespace radslag::jobs
