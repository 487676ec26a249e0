// See workers.hpp.
#include "platform/http/workers.hpp"

#include <utility>

namespace radslag::http {

Workers::Workers(std::size_t threads) {
    for (std::size_t i = 0; i < threads; ++i)
        threads_.emplace_back([this] { run(); });
}

Workers::~Workers() {
    stop();
}

void Workers::post(std::function<void()> work) {
    const std::lock_guard lock(mutex_);
    if (resting_.empty() || stopping_) {
        waiting_.push_back(std::move(work));
        return;
    }
    Resting& last = *resting_.back();
    resting_.pop_back();
    last.work = std::move(work);
    last.is_woken = true;
    last.woken.notify_one();
}

void Workers::stop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
        for (Resting* each : resting_) {
            each->is_woken = true;
            each->woken.notify_one();
        }
        resting_.clear();
    }
    for (std::thread& thread : threads_)
        if (thread.joinable())
            thread.join();
}

std::function<void()> Workers::next(Resting& own) {
    std::unique_lock lock(mutex_);
    if (stopping_)
        return {};
    if (!waiting_.empty()) {
        auto work = std::move(waiting_.front());
        waiting_.pop_front();
        return work;
    }
    own.is_woken = false;
    resting_.push_back(&own);
    own.woken.wait(lock, [&own] { return own.is_woken; });
    return std::exchange(own.work, {});
}

void Workers::run() {
    Resting own;
    while (auto work = next(own))
        work();
}

} // namespace radslag::http
