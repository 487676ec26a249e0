// The socket at which the LMTP server listens: a path or an address with a port.
#pragma once

#include "platform/base/result.hpp"

#include <sys/types.h>

#include <cstdint>
#include <string>

namespace radslag::lmtp {

/// An open socket that listens. The path of a Unix socket is removed with it.
class Listener {
  public:
    /// See Options::address and Options::socket_mode; errors as Server::listen().
    static Result<Listener> open(const std::string& address, unsigned socket_mode);
    ~Listener();
    Listener(Listener&& other) noexcept;
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] int descriptor() const { return descriptor_; }
    [[nodiscard]] std::uint16_t port() const; ///< 0 for a Unix socket

  private:
    explicit Listener(int descriptor) : descriptor_(descriptor) {}
    static Result<Listener> open_path(const std::string& path, unsigned socket_mode);

    int descriptor_ = -1;
    std::string path_; ///< empty: none, or moved away
    dev_t device_ = 0;
    ino_t inode_ = 0; ///< another file of this path is not ours to remove
};

} // namespace radslag::lmtp
