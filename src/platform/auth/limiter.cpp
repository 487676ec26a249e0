// See limiter.hpp.
#include "platform/auth/limiter.hpp"

namespace radslag::auth {

bool Limiter::is_exhausted(std::string_view key, Instant now) const {
    const std::lock_guard lock(mutex_);
    const auto found = counts_.find(std::string(key));
    return found != counts_.end() && found->second.failures >= most_ &&
           now < found->second.since + span_;
}

void Limiter::count_failure(std::string_view key, Instant now) {
    const std::lock_guard lock(mutex_);
    if (counts_.size() >= most_keys)
        forget_old(now);
    Count& count = counts_[std::string(key)];
    if (count.failures == 0 || now >= count.since + span_)
        count = {0, now};
    ++count.failures;
}

void Limiter::forget(std::string_view key) {
    const std::lock_guard lock(mutex_);
    counts_.erase(std::string(key));
}

void Limiter::forget_old(Instant now) {
    std::erase_if(counts_, [&](const auto& entry) { return now >= entry.second.since + span_; });
    // Somebody tries with many names: better to lose counts than memory.
    if (counts_.size() >= most_keys)
        counts_.clear();
}

} // namespace radslag::auth
