// The server: one thread for all connections, a few for handlers. router.hpp says what is answered;
// connection.cpp how one connection is read and written. No header here knows Asio.
#pragma once

#include "platform/base/result.hpp"
#include "platform/http/limits.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/router.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace radslag::http {

struct ServerOptions {
    std::string address = "127.0.0.1";        ///< an IPv4 or IPv6 address
    std::uint16_t port = 8080;                ///< 0: any that is free, see Server::port()
    std::vector<std::string> trusted_proxies; ///< CIDR ranges whose X-Forwarded-… are believed
    std::filesystem::path certificate; ///< PEM chain; with `private_key` the server speaks TLS
    std::filesystem::path private_key;
    std::filesystem::path upload_folder; ///< where uploads wait; empty: the system's temporary one
    /// That run handlers, 1–64. Most of them wait for a commit, which is shared by those who wait:
    /// the readers of the database bound how many work.
    int threads = 32;
    Limits limits;
};

class Server {
  public:
    /// Starts to listen; connections wait until run(). `router` and `metrics` must outlive the
    /// server. Errors: invalid for an address, proxy range, certificate or key that cannot be used;
    /// unavailable when the port is taken.
    static Result<std::unique_ptr<Server>> listen(const ServerOptions& options,
                                                  const Router& router, Metrics& metrics);
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
