// What the server counts, and the ready-made routes that tell it: /healthz, /readyz, /metrics.
#pragma once

#include "platform/http/router.hpp"

#include <array>
#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::http {

/// Counts requests and connections. Thread-safe.
class Metrics {
  public:
    /// Upper bounds of the histogram of durations, in milliseconds; one more bucket has no bound.
    static constexpr std::array<int, 10> bounds{1, 2, 5, 10, 25, 50, 100, 250, 1000, 5000};

    /// `route`: the pattern, "" for what no route took.
    void count_request(std::string_view route, int status, std::chrono::microseconds duration);
    void connection_opened() { ++open_connections_; }
    void connection_closed() { --open_connections_; }
    void connection_refused() { ++refused_connections_; }
    void connection_gave_way() { ++left_connections_; }
    [[nodiscard]] std::int64_t open_connections() const { return open_connections_; }

    /// A number that is asked for when the metrics are: `name` and `help` as Prometheus wants them.
    /// Before the server starts. `value` may throw: the gauge is then left out.
    void add_gauge(std::string_view name, std::string_view help,
                   std::function<std::int64_t()> value);

    /// The text format of Prometheus, version 0.0.4.
    [[nodiscard]] std::string text() const;

  private:
    struct Counts {
        std::array<std::uint64_t, 6> by_class{}; ///< [2] is 2xx
        std::array<std::uint64_t, bounds.size() + 1> buckets{};
        std::uint64_t microseconds = 0;
    };

    struct Gauge {
        std::string name;
        std::string help;
        std::function<std::int64_t()> value;
    };

    std::vector<Gauge> gauges_;
    mutable std::mutex mutex_;
    std::map<std::string, Counts, std::less<>> routes_;
    std::atomic<std::int64_t> open_connections_ = 0;
    std::atomic<std::uint64_t> refused_connections_ = 0;
    std::atomic<std::uint64_t> left_connections_ = 0;
};

/// GET /healthz: the process answers.
Route health_route();
/// GET /readyz: 200 when `ready` succeeds, else 503 with its sentence.
Route ready_route(std::function<Result<void>()> ready);
/// GET /metrics, for monitors. `metrics` must outlive the route.
Route metrics_route(const Metrics& metrics);

} // namespace radslag::http
