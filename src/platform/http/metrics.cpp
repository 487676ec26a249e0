// Counts, writes the counts as Prometheus reads them, and the three routes for monitors. Declared
// in metrics.hpp.
#include "platform/http/metrics.hpp"

#include "platform/i18n/text.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <fstream>
#include <iterator>

namespace radslag::http {
namespace {

/// Resident memory in bytes, from /proc/self/statm; 0 where that cannot be read.
std::uint64_t resident_bytes() {
    std::ifstream statm("/proc/self/statm");
    std::uint64_t size = 0;
    std::uint64_t resident = 0;
    statm >> size >> resident;
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

void append(std::string& text, std::string_view name, std::string_view kind,
            std::string_view help) {
    fmt::format_to(std::back_inserter(text), "# HELP {0} {2}\n# TYPE {0} {1}\n", name, kind, help);
}

} // namespace

void Metrics::count_request(std::string_view route, int status,
                            std::chrono::microseconds duration) {
    const std::lock_guard lock(mutex_);
    auto at = routes_.find(route);
    if (at == routes_.end())
        at = routes_.emplace(std::string(route), Counts{}).first;
    Counts& counts = at->second;
    ++counts.by_class.at(static_cast<std::size_t>(status / 100));
    std::size_t bucket = 0;
    while (bucket < bounds.size() && duration > std::chrono::milliseconds(bounds.at(bucket)))
        ++bucket;
    ++counts.buckets.at(bucket);
    counts.microseconds += static_cast<std::uint64_t>(duration.count());
}

void Metrics::add_gauge(std::string_view name, std::string_view help,
                        std::function<std::int64_t()> value) {
    gauges_.push_back({std::string(name), std::string(help), std::move(value)});
}

std::string Metrics::text() const {
    std::string text;
    const auto out = std::back_inserter(text);
    for (const Gauge& gauge : gauges_) {
        try {
            const std::int64_t value = gauge.value();
            append(text, gauge.name, "gauge", gauge.help);
            fmt::format_to(out, "{} {}\n", gauge.name, value);
        } catch (const std::exception& fault) {
            log::warning("a gauge cannot be read",
                         {{"gauge", gauge.name}, {"error", fault.what()}});
        }
    }
    const std::lock_guard lock(mutex_);
    append(text, "radslag_requests_total", "counter", "Requests by route and class of status.");
    for (const auto& [route, counts] : routes_)
        for (std::size_t status = 1; status < counts.by_class.size(); ++status)
            if (counts.by_class.at(status) > 0)
                fmt::format_to(out, "radslag_requests_total{{route=\"{}\",status=\"{}xx\"}} {}\n",
                               route, status, counts.by_class.at(status));
    append(text, "radslag_request_seconds", "histogram",
           "Time from headers read to response sent.");
    for (const auto& [route, counts] : routes_) {
        std::uint64_t sum = 0;
        for (std::size_t i = 0; i < bounds.size(); ++i)
            fmt::format_to(out, "radslag_request_seconds_bucket{{route=\"{}\",le=\"{}\"}} {}\n",
                           route, bounds.at(i) / 1000.0, sum += counts.buckets.at(i));
        sum += counts.buckets.back();
        fmt::format_to(out,
                       "radslag_request_seconds_bucket{{route=\"{0}\",le=\"+Inf\"}} {1}\n"
                       "radslag_request_seconds_sum{{route=\"{0}\"}} {2}\n"
                       "radslag_request_seconds_count{{route=\"{0}\"}} {1}\n",
                       route, sum, static_cast<double>(counts.microseconds) / 1e6);
    }
    append(text, "radslag_connections", "gauge", "Open connections.");
    fmt::format_to(out, "radslag_connections {}\n", open_connections());
    append(text, "radslag_connections_refused_total", "counter", "Connections over the limit.");
    fmt::format_to(out, "radslag_connections_refused_total {}\n", refused_connections_.load());
    append(text, "radslag_connections_gave_way_total", "counter",
           "Connections that waited and were closed for others, at the limit.");
    fmt::format_to(out, "radslag_connections_gave_way_total {}\n", left_connections_.load());
    append(text, "process_resident_memory_bytes", "gauge", "Resident memory.");
    fmt::format_to(out, "process_resident_memory_bytes {}\n", resident_bytes());
    return text;
}

Route health_route() {
    return {Method::get, "/healthz", Right::anyone,
            [](Request&) -> Result<Response> { return text("ok\n"); }};
}

Route ready_route(std::function<Result<void>()> ready) {
    return {Method::get, "/readyz", Right::anyone,
            [ready = std::move(ready)](Request& request) -> Result<Response> {
                if (const Result<void> outcome = ready(); !outcome)
                    return text(i18n::to_text(request.language, outcome.error().message) + "\n",
                                503);
                return text("ready\n");
            }};
}

Route metrics_route(const Metrics& metrics) {
    return {Method::get, "/metrics", Right::monitor, [&metrics](Request&) -> Result<Response> {
                return content("text/plain; version=0.0.4; charset=utf-8", metrics.text());
            }};
}

} // namespace radslag::http
