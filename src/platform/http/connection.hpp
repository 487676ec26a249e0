// One connection, from its first byte to its last; server.cpp accepts them. Asio is named here, but
// not included.
#pragma once

#include "platform/http/date_line.hpp"
#include "platform/http/metrics.hpp"
#include "platform/http/networks.hpp"
#include "platform/http/router.hpp"
#include "platform/http/server.hpp"
#include "platform/http/workers.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <list>
#include <string>
#include <vector>

namespace boost::asio {
class io_context;
namespace ssl {
class context;
}
} // namespace boost::asio

namespace radslag::http {

/// A connection as the server knows it. What it waits for is cancelled when the deadline has
/// passed, or, while it is idle, when the server stops.
struct OpenConnection {
    bool is_idle = true;    ///< waits for a request
    bool gives_way = false; ///< closes at once: others need its place
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    std::function<void()> cancel;
};

/// What all connections share. Used on the server's one I/O thread, but for the atomics.
struct Shared {
    const ServerOptions& options;
    const Router& router;
    Metrics& metrics;
    boost::asio::io_context& io;
    Workers& workers;
    boost::asio::ssl::context* tls = nullptr; ///< null: plain HTTP
    std::vector<Network> proxies = {};
    std::list<OpenConnection*> open = {};
    /// Of the open ones, those whose client has something to do: send, or read. Who has waited
    /// longest comes first. Newcomers have sent no whole head of a request yet.
    std::list<OpenConnection*> newcomers = {};
    std::list<OpenConnection*> awaited = {};
    std::list<OpenConnection*> refused = {};   ///< are being told that there are too many
    std::function<void()> on_last_closed = {}; ///< set once the server stops
    std::atomic<std::size_t> waiting = 0;      ///< requests that a thread has or will have
    DateLine date = {};
};

/// Serves the connection on this socket (an open descriptor, taken over) until it ends.
void serve_connection(Shared& shared, int socket, std::string peer);

/// Tells the client on this socket that there are too many, and closes it.
void refuse_connection(Shared& shared, int socket);

} // namespace radslag::http
