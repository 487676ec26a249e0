// Accepts connections and stops in good order. Declared in server.hpp; what happens on a connection
// stands in connection.cpp.
#include "platform/lmtp/server.hpp"

#include "platform/lmtp/connection.hpp"
#include "platform/lmtp/listener.hpp"
#include "platform/lmtp/spool_file.hpp"
#include "platform/log/log.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>
#include <thread>

namespace radslag::lmtp {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;

constexpr std::chrono::milliseconds sweep_interval{100};
/// Beyond the limit, connections are told so; beyond these they wait in the system's queue.
constexpr std::size_t most_refused = 50;

std::string own_name() {
    std::array<char, 256> name{};
    if (::gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0')
        return "localhost";
    return name.data();
}

std::string as_host(const std::string& name) {
    std::string host = name.empty() ? own_name() : name;
    std::erase_if(host, [](char each) { return each <= ' ' || each >= 0x7f; });
    return host.empty() ? "localhost" : host;
}

} // namespace

struct Server::State {
    State(Options given, Receiver to, Listener at)
        : options(std::move(given)), receiver(std::move(to)), listener(std::move(at)), io(1),
          pool(static_cast<std::size_t>(std::clamp(options.threads, 1, 64))), shared{options,
                                                                                     receiver, io,
                                                                                     pool},
          accepting(io, ::dup(listener.descriptor())), sweep_timer(io), stop_timer(io) {
        shared.on_closed = [this] { on_closed(); };
    }

    asio::awaitable<void> accept();
    asio::awaitable<void> sweep();
    void begin_stop();
    void on_closed();

    Options options;
    Receiver receiver;
    Listener listener;
    asio::io_context io;
    asio::thread_pool pool;
    Shared shared;
    asio::posix::stream_descriptor accepting; ///< the listener's socket, to wait for
    asio::steady_timer sweep_timer, stop_timer;
    std::thread thread;
};

asio::awaitable<void> Server::State::accept() {
    while (!shared.stops) {
        error_code failed;
        const bool room = shared.open.size() < options.limits.connections + most_refused;
        if (room)
            co_await accepting.async_wait(asio::posix::stream_descriptor::wait_read,
                                          asio::redirect_error(asio::use_awaitable, failed));
        if (shared.stops || failed == asio::error::operation_aborted)
            co_return;
        const int socket =
            room ? ::accept4(listener.descriptor(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)
                 : -1;
        if (socket >= 0) {
            if (shared.open.empty())
                sweep_timer.cancel();
            serve_connection(shared, socket);
            continue;
        }
        if (room && (errno == EAGAIN || errno == ECONNABORTED || errno == EINTR))
            continue;
        if (room) // out of descriptors, most likely: wait for some to be freed
            log::warning("a connection of the mail server cannot be accepted",
                         {{"what", std::generic_category().message(errno)}});
        asio::steady_timer pause(io, std::chrono::milliseconds(100));
        co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
    }
}

/// Cancels what has taken too long, with one look at all connections while there are any.
asio::awaitable<void> Server::State::sweep() {
    while (!shared.stops || !shared.open.empty()) {
        error_code woken;
        if (shared.open.empty())
            sweep_timer.expires_at(asio::steady_timer::time_point::max());
        else
            sweep_timer.expires_after(sweep_interval);
        co_await sweep_timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        const auto now = std::chrono::steady_clock::now();
        for (const OpenConnection* connection : shared.open)
            if (connection->deadline < now || shared.cuts_off ||
                (shared.stops && connection->is_idle))
                connection->cancel();
    }
}

void Server::State::begin_stop() {
    shared.stops = true;
    error_code ignored;
    accepting.cancel(ignored);
    sweep_timer.cancel();
    if (shared.open.empty())
        return;
    log::info("the mail server stops", {{"connections", shared.open.size()}});
    stop_timer.expires_after(options.limits.stop_time);
    stop_timer.async_wait([this](const error_code& cancelled) {
        if (cancelled)
            return;
        log::warning("mails on their way are cut off", {{"connections", shared.open.size()}});
        shared.cuts_off = true;
        sweep_timer.cancel();
    });
}

void Server::State::on_closed() {
    if (!shared.stops || !shared.open.empty())
        return;
    stop_timer.cancel();
    sweep_timer.cancel();
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() {
    State& state = *state_;
    asio::post(state.io, [&state] { state.begin_stop(); });
    state.thread.join();
    state.pool.join();
    state.shared.on_closed = nullptr;
}

Result<std::unique_ptr<Server>> Server::listen(Options options, Receiver receiver) {
    std::error_code failed;
    std::filesystem::create_directories(options.folder, failed);
    if (failed || ::access(options.folder.c_str(), R_OK | W_OK | X_OK) != 0)
        return failure(ErrorCode::unavailable,
                       "The folder {0} for mails that come in cannot be written. Look at its owner "
                       "and its rights.",
                       {options.folder.string()});
    Result<Listener> listener = Listener::open(options.address, options.socket_mode);
    if (!listener)
        return tl::unexpected(listener.error());
    SpoolFile::remove_abandoned(options.folder);
    options.host = as_host(options.host);
    auto state =
        std::make_unique<State>(std::move(options), std::move(receiver), std::move(*listener));
    State& started = *state;
    asio::co_spawn(started.io, started.accept(), asio::detached);
    asio::co_spawn(started.io, started.sweep(), asio::detached);
    started.thread = std::thread([&started] { started.io.run(); });
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const {
    return state_->listener.port();
}

} // namespace radslag::lmtp
