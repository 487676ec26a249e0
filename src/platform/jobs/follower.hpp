// Work that is done a little at a time as long as the program runs, by a thread of its own:
// whatever is derived from what others write follows them so.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string_view>
#include <thread>

namespace radslag::jobs {

class Follower {
  public:
    /// Does some of the work and says whether more is left.
    using Step = std::function<bool()>;

    /// Begins at once, and again `pause` after a step that left nothing. What a step throws is
    /// logged as `failed`, a sentence that must outlive the thread.
    Follower(std::string_view failed, Step step, std::chrono::milliseconds pause);
    /// Stops it, after the step that is running.
    ~Follower();
    Follower(const Follower&) = delete;
    Follower& operator=(const Follower&) = delete;

  private:
    void run();

    std::string_view failed_;
    Step step_;
    std::chrono::milliseconds pause_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopping_ = false;
    std::thread thread_; ///< last, since it uses the others
};

} // namespace radslag::jobs
