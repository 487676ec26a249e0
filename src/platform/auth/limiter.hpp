// Counts what somebody tries in vain, and says when it is enough for a while.
#pragma once

#include "platform/base/clock.hpp"

#include <chrono>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace radslag::auth {

/// Lets each key fail so many times within a span of time. Thread-safe; forgets what is old, and
/// never holds more than a bounded number of keys. Each node of a forum counts for itself.
class Limiter {
  public:
    Limiter(int most, std::chrono::minutes span) : most_(most), span_(span) {}

    /// Whether the key has failed too often; until the span since its first failure has passed.
    [[nodiscard]] bool is_exhausted(std::string_view key, Instant now) const;
    void count_failure(std::string_view key, Instant now);
    void forget(std::string_view key);

  private:
    struct Count {
        int failures = 0;
        Instant since;
    };
    static constexpr std::size_t most_keys = 20'000;

    void forget_old(Instant now);

    const int most_;
    const std::chrono::minutes span_;
    mutable std::mutex mutex_;
    std::unordered_map<std::string, Count> counts_;
};

} // namespace radslag::auth
