// See follower.hpp.
#include "platform/jobs/follower.hpp"

#include "platform/log/log.hpp"

namespace radslag::jobs {

Follower::Follower(std::string_view failed, Step step, std::chrono::milliseconds pause)
    : failed_(failed), step_(std::move(step)), pause_(pause), thread_([this] { run(); }) {}

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
            more = step_();
        } catch (const std::exception& error) {
            log::error(failed_, {{"error", error.what()}});
        }
        lock.lock();
        if (!more)
            changed_.wait_for(lock, pause_, [this] { return stopping_; });
    }
}

} // namespace radslag::jobs
