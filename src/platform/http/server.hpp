// The server: one thread for all connections, a few for handlers. router.hpp says what is answered;
// connection.cpp how one connection is read and written. No header here knows Asio.
#pragma once

#include "platform/base/result.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/router.hpp"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace radslag::http {

struct Limits {
    std::size_t header_bytes = 16U << 10U;     ///< request line and headers
    std::uint64_t form_bytes = 1'000'000;      ///< a body without files
    std::uint64_t file_bytes = 100'000'000;    ///< one file
    std::size_t batch_files = 500;             ///< files in one request
    std::uint64_t batch_bytes = 2'000'000'000; ///< of one request with files
    std::size_t fields = 1000;                 ///< in one form
    std::size_t connections = 4096;            ///< beyond them 503 and Retry-After
    std::size_t waiting_requests = 512;        ///< for a thread; beyond them 503 and Retry-After
    std::chrono::milliseconds header_time{10'000}; ///< from the first byte to the end of headers
    std::chrono::milliseconds idle_time{60'000};   ///< between two requests
    std::chrono::milliseconds stall_time{15'000};  ///< without any progress in a body, both ways
    std::uint64_t bytes_per_second = 500;      ///< slowest mean speed of a body, after stall_time
    std::chrono::milliseconds stop_time{10'000}; ///< for what still runs when the server stops
};

struct ServerOptions {
    std::string address = "127.0.0.1"; ///< an IPv4 or IPv6 address
    std::uint16_t port = 8080;         ///< 0: any that is free, see Server::port()
    std::vector<std::string> trusted_proxies; ///< CIDR ranges whose X-Forwarded-… are believed
    std::filesystem::path certificate; ///< PEM chain; with `private_key` the server speaks TLS
    std::filesystem::path private_key;
    std::filesystem::path upload_folder; ///< where uploads wait; empty: the system's temporary one
    int threads = 4;                   ///< that run handlers, 1–64
    Limits limits;
};

class Server {
  public:
    /// Starts to listen; connections wait until run(). `router` and `metrics` must outlive the
    /// server. Errors: invalid for an address, proxy range, certificate or key that cannot be used;
    /// unavailable when the port is taken.
    static Result<std::unique_ptr<Server>> listen(const ServerOptions& options, const Router& router,
                                                  Metrics& metrics);
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    [[nodiscard]] std::uint16_t port() const;

    enum class Signals { handled, left_alone };

    /// Serves until stop(), or until SIGTERM or SIGINT when signals are handled. What runs is
    /// finished first, for at most Limits::stop_time.
    void run(Signals signals = Signals::handled);

    /// Ends run(), from any thread.
    void stop();

  private:
    struct State;
    explicit Server(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace radslag::http
