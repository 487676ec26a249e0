// See listener.hpp.
#include "platform/lmtp/listener.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <optional>
#include <system_error>
#include <utility>

namespace radslag::lmtp {

namespace {

constexpr int waiting_connections = 128;

struct IpAddress {
    sockaddr_storage storage{};
    socklen_t size = 0;
};

std::optional<IpAddress> parse(const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        return std::nullopt;
    std::uint16_t port = 0;
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data() + colon + 1, end, port);
    if (read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    const std::string host = text.substr(0, colon);
    IpAddress address;
    if (host.starts_with('[') && host.ends_with(']')) {
        sockaddr_in6 six{};
        six.sin6_family = AF_INET6;
        six.sin6_port = htons(port);
        if (inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), &six.sin6_addr) != 1)
            return std::nullopt;
        std::memcpy(&address.storage, &six, sizeof six);
        address.size = sizeof six;
        return address;
    }
    sockaddr_in four{};
    four.sin_family = AF_INET;
    four.sin_port = htons(port);
    if (inet_pton(AF_INET, host.c_str(), &four.sin_addr) != 1)
        return std::nullopt;
    std::memcpy(&address.storage, &four, sizeof four);
    address.size = sizeof four;
    return address;
}

tl::unexpected<Error> cannot_listen(const std::string& address) {
    return failure(ErrorCode::unavailable, "Mail cannot be received at {0}: {1}.",
                   {address, std::generic_category().message(errno)});
}

const sockaddr* as_address(const sockaddr_storage& storage) {
    return reinterpret_cast<const sockaddr*>(&storage);
}

/// Removes the socket of a process that has ended; false when somebody listens there.
bool make_way(const sockaddr_un& address) {
    const int client = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const bool answered =
        ::connect(client, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
    const bool abandoned = !answered && errno == ECONNREFUSED;
    ::close(client);
    return abandoned && ::unlink(address.sun_path) == 0;
}

} // namespace

Result<Listener> Listener::open(const std::string& address, unsigned socket_mode) {
    if (address.starts_with('/'))
        return open_path(address, socket_mode);
    const std::optional<IpAddress> ip = parse(address);
    if (!ip)
        return failure(
            ErrorCode::invalid,
            "{0} is no address at which mail can be received. Give the path of a socket, "
            "such as /run/radslag/lmtp, or an address with its port, such as "
            "127.0.0.1:2424.",
            {address});
    Listener listener(
        ::socket(ip->storage.ss_family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const int yes = 1;
    if (listener.descriptor_ < 0 ||
        ::setsockopt(listener.descriptor_, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
        ::bind(listener.descriptor_, as_address(ip->storage), ip->size) != 0 ||
        ::listen(listener.descriptor_, waiting_connections) != 0)
        return cannot_listen(address);
    return listener;
}

Result<Listener> Listener::open_path(const std::string& path, unsigned socket_mode) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path || path.find('\0') != std::string::npos)
        return failure(ErrorCode::invalid,
                       "The path {0} is too long for a socket. Choose one of at most {1} signs.",
                       {path, std::to_string(sizeof address.sun_path - 1)});
    std::memcpy(address.sun_path, path.data(), path.size());
    struct stat found {};
    if (::lstat(path.c_str(), &found) == 0 && (!S_ISSOCK(found.st_mode) || !make_way(address)))
        return failure(ErrorCode::unavailable,
                       "Mail cannot be received at {0}: another program listens there, or it is no "
                       "socket. Choose another path.",
                       {path});
    Listener listener(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (listener.descriptor_ < 0 ||
        ::bind(listener.descriptor_, reinterpret_cast<const sockaddr*>(&address), sizeof address) !=
            0)
        return cannot_listen(path);
    listener.path_ = path;
    // Nobody can connect before listen(), so nobody does by rights that the socket has only now.
    if (::lstat(path.c_str(), &found) != 0 || ::chmod(path.c_str(), socket_mode) != 0 ||
        ::listen(listener.descriptor_, waiting_connections) != 0)
        return cannot_listen(path);
    listener.device_ = found.st_dev;
    listener.inode_ = found.st_ino;
    return listener;
}

Listener::Listener(Listener&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)), path_(std::exchange(other.path_, {})),
      device_(other.device_), inode_(other.inode_) {}

Listener::~Listener() {
    struct stat found {};
    if (!path_.empty() && ::lstat(path_.c_str(), &found) == 0 && found.st_dev == device_ &&
        found.st_ino == inode_)
        ::unlink(path_.c_str());
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

std::uint16_t Listener::port() const {
    sockaddr_storage storage{};
    socklen_t size = sizeof storage;
    if (::getsockname(descriptor_, reinterpret_cast<sockaddr*>(&storage), &size) != 0)
        return 0;
    if (storage.ss_family == AF_INET)
        return ntohs(reinterpret_cast<const sockaddr_in&>(storage).sin_port);
    if (storage.ss_family == AF_INET6)
        return ntohs(reinterpret_cast<const sockaddr_in6&>(storage).sin6_port);
    return 0;
}

} // namespace radslag::lmtp
