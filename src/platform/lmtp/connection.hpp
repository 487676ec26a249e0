// One connection of the LMTP server, from its greeting to its end; server.cpp accepts them. Asio is
// named here, but not included.
#pragma once

#include "platform/lmtp/receiver.hpp"
#include "platform/lmtp/server.hpp"

#include <chrono>
#include <functional>
#include <list>

namespace boost::asio {
class io_context;
class thread_pool;
} // namespace boost::asio

namespace radslag::lmtp {

/// A connection as the server knows it. What it waits for is cancelled when the deadline has
/// passed.
struct OpenConnection {
    bool is_idle = true; ///< no mail is on its way
    std::chrono::steady_clock::time_point deadline = std::chrono::steady_clock::time_point::max();
    std::function<void()> cancel;
};

/// What all connections share. Used on the server's one I/O thread only.
struct Shared {
    const Options& options;
    const Receiver& receiver;
    boost::asio::io_context& io;
    boost::asio::thread_pool& pool;
    std::list<OpenConnection*> open = {};
    std::size_t served = 0; ///< of them; the others are told something and closed
    bool stops = false;     ///< no new mails
    bool cuts_off = false;  ///< the time for those on their way is over
    std::function<void()> on_closed = {};
};

/// Serves the connection on this socket (an open descriptor, taken over) until it ends; one too
/// many is told so.
void serve_connection(Shared& shared, int socket);

} // namespace radslag::lmtp
