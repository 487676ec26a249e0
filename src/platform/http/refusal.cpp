// Turns a connection away when there are too many: it is told so, and closed within two seconds.
// Declared in connection.hpp.
#include "platform/http/connection.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include <array>

namespace radslag::http {
namespace {

namespace asio = boost::asio;
using asio::redirect_error;
using asio::use_awaitable;
using Stream = asio::ip::tcp::socket;

constexpr std::size_t most_at_once = 256;
constexpr std::chrono::seconds longest_time{2};

asio::awaitable<void> refuse(Shared& shared, Stream stream) {
    static const std::string answer = "HTTP/1.1 503 Service Unavailable\r\nRetry-After: 5\r\n"
                                      "Content-Length: 0\r\nConnection: close\r\n\r\n";
    OpenConnection open;
    open.deadline = std::chrono::steady_clock::now() + longest_time;
    open.cancel = [&stream] {
        boost::system::error_code ignored;
        stream.cancel(ignored);
    };
    const auto at = shared.refused.insert(shared.refused.end(), &open);
    boost::system::error_code failed;
    std::array<char, 4096> bytes{};
    co_await stream.async_read_some(asio::buffer(bytes), redirect_error(use_awaitable, failed));
    co_await asio::async_write(stream, asio::buffer(answer), redirect_error(use_awaitable, failed));
    stream.shutdown(Stream::shutdown_send, failed);
    co_await stream.async_read_some(asio::buffer(bytes), redirect_error(use_awaitable, failed));
    shared.refused.erase(at);
}

} // namespace

void refuse_connection(Shared& shared, int socket) {
    shared.metrics.connection_refused();
    Stream stream(shared.io);
    stream.assign(asio::ip::tcp::v4(), socket);
    if (shared.tls != nullptr || shared.refused.size() >= most_at_once)
        return; // closed without a word
    asio::co_spawn(shared.io, refuse(shared, std::move(stream)), asio::detached);
}

} // namespace radslag::http
