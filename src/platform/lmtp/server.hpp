// A server that takes mails by LMTP (RFC 2033) from the mail server in front of it. What becomes of
// them the receiver says (receiver.hpp); connection.cpp serves one connection. No header here knows
// Asio.
#pragma once

#include "platform/base/result.hpp"
#include "platform/lmtp/limits.hpp"
#include "platform/lmtp/receiver.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace radslag::lmtp {

struct Options {
    /// A path that begins with "/": a Unix socket. Else an IP address and a port (0: any that is
    /// free): "127.0.0.1:2424", "[::1]:2424". LMTP knows neither users nor encryption: whoever
    /// reaches the socket can send mail in anybody's name.
    std::string address;
    unsigned socket_mode = 0660; ///< of a Unix socket: who may connect to it
    /// Where mails lie while they come in; made if it is not there. On the file system on which
    /// they are kept, so that they can be moved.
    std::filesystem::path folder;
    std::string host; ///< the server's name in its greeting, ASCII; empty: the machine's
    int threads = 4;  ///< that wait for the disk and the receiver, 1–64
    Limits limits;
};

class Server {
  public:
    /// Serves from now on, on threads of its own. Removes from the folder what an earlier process
    /// left there, and a Unix socket that nobody listens at any more. Errors: invalid for an
    /// address that is none; unavailable when it is taken, or the folder cannot be used.
    static Result<std::unique_ptr<Server>> listen(Options options, Receiver receiver);

    /// Takes no new mails and waits for those on their way, at most Limits::stop_time and for what
    /// the receiver has begun; then no thread of the server runs any more.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// The port that was given or found; 0 for a Unix socket.
    [[nodiscard]] std::uint16_t port() const;

  private:
    struct State;
    explicit Server(std::unique_ptr<State> state);

    std::unique_ptr<State> state_;
};

} // namespace radslag::lmtp
