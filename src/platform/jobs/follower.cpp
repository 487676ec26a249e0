// See follower.hpp.
#include "platform/jobs/follower.hpp"

#include "platform/log/log.hpp"

namespace radslag::jobs {

Follower::Follower(db::Database& database, Following following, std::chrono::milliseconds pause)
    : database_(database), following_(std::move(following)), pause_(pause),
      thread_([this] { run(); }) {}

Follower::~Follower() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Follower::run() {
    std::unique_lock lock(mutex_);
    while (!stopping_) {
        lock.unlock();
        bool more = false;
        try {
            more = following_.step(database_).value_or(Went::nowhere) == Went::further;
        } catch (const std::exception& error) {
            log::error(following_.failed, {{"error", error.what()}});
        }
        const bool goes_on = more && !database_.others_wait();
        lock.lock();
        if (!goes_on)
            changed_.wait_for(lock, pause_, [this] { return stopping_; });
    }
}

} // namespace radslag::jobs
