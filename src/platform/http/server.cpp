// Listens, accepts, and stops in good order. Declared in server.hpp; what happens on a connection
// stands in connection.cpp.
#include "platform/http/server.hpp"

#include "platform/http/connection.hpp"
#include "platform/http/multipart.hpp"
#include "platform/log/log.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <sys/resource.h>

#include <csignal>
#include <optional>

namespace radslag::http {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

constexpr std::chrono::milliseconds sweep_interval{200};
constexpr std::size_t other_files = 256; ///< that the program may have open, besides connections
constexpr std::size_t most_leaving = 64; ///< connections that give way and are not closed yet

struct Server::State {
    State(ServerOptions given, const Router& router, Metrics& metrics)
        : options(std::move(given)), shared{options, router, metrics, io, workers}, io(1),
          workers(static_cast<std::size_t>(options.threads)), acceptor(io), stop_timer(io),
          sweep_timer(io), signals(io) {}
    ~State() { shared.on_last_closed = nullptr; }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    asio::awaitable<void> accept();
    asio::awaitable<void> sweep();
    void begin_stop();

    ServerOptions options;
    std::optional<asio::ssl::context> tls;
    Shared shared; ///< before io, which ends connections that are cut off when it is destroyed
    asio::io_context io;
    Workers workers;
    tcp::acceptor acceptor;
    asio::steady_timer stop_timer;
    asio::steady_timer sweep_timer;
    asio::signal_set signals;
};

namespace {

/// Every connection is a file; the soft limit of 1024 that most systems start with is raised. Gives
/// how many connections there may be: no more than leave files for the database and uploads.
std::size_t make_files_for(std::size_t connections) {
    rlimit limit{};
    const rlim_t wanted = connections + most_leaving + other_files;
    if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted)
        return connections;
    limit.rlim_cur = std::min(wanted, limit.rlim_max);
    if (setrlimit(RLIMIT_NOFILE, &limit) != 0)
        getrlimit(RLIMIT_NOFILE, &limit);
    if (limit.rlim_cur >= wanted)
        return connections;
    const std::size_t possible =
        std::max<rlim_t>(limit.rlim_cur, 2 * (most_leaving + other_files)) - most_leaving -
        other_files;
    log::warning("fewer connections than wanted, for want of files",
                 {{"connections", possible}, {"files", limit.rlim_cur}});
    return possible;
}

/// Closes the connection whose client has been waited for longest (RFC 9112 §9.5), so that nobody
/// is kept out by those who send nothing, or slowly, or do not read. A client that has had an
/// answer is closed last. False when there is none: all are being served.
bool make_room(Shared& shared) {
    const auto& queue = shared.newcomers.empty() ? shared.awaited : shared.newcomers;
    if (queue.empty())
        return false;
    OpenConnection& longest = *queue.front();
    longest.gives_way = true;
    longest.cancel();
    shared.metrics.connection_gave_way();
    return true;
}

Result<void> read_proxies(const ServerOptions& options, std::vector<Network>& proxies) {
    for (const std::string& range : options.trusted_proxies) {
        const std::optional<Network> network = Network::parse(range);
        if (!network)
            return failure(ErrorCode::invalid,
                           "The range of trusted proxies {0} cannot be read. Write it as "
                           "10.0.0.0/8 or fd00::/8.",
                           {range});
        proxies.push_back(*network);
    }
    return {};
}

Result<void> read_certificate(const ServerOptions& options, asio::ssl::context& tls) {
    using asio::ssl::context;
    error_code failed;
    tls.set_options(context::default_workarounds | context::no_sslv2 | context::no_sslv3 |
                    context::no_tlsv1 | context::no_tlsv1_1);
    SSL_CTX_set_mode(tls.native_handle(), SSL_MODE_RELEASE_BUFFERS);
    tls.use_certificate_chain_file(options.certificate.string(), failed);
    if (failed)
        return failure(ErrorCode::invalid, "The certificate {0} cannot be read: {1}.",
                       {options.certificate.string(), failed.message()});
    tls.use_private_key_file(options.private_key.string(), context::pem, failed);
    if (failed)
        return failure(
            ErrorCode::invalid,
            "The private key {0} cannot be read, or belongs to another certificate: {1}.",
            {options.private_key.string(), failed.message()});
    return {};
}

Result<void> start_listening(const ServerOptions& options, tcp::acceptor& acceptor) {
    error_code failed;
    const asio::ip::address address = asio::ip::make_address(options.address, failed);
    if (failed)
        return failure(ErrorCode::invalid,
                       "{0} is no address to listen at. Give an IPv4 or IPv6 address, such as "
                       "127.0.0.1.",
                       {options.address});
    const tcp::endpoint endpoint(address, options.port);
    acceptor.open(endpoint.protocol(), failed);
    if (!failed)
        acceptor.set_option(tcp::acceptor::reuse_address(true), failed);
    if (!failed)
        acceptor.bind(endpoint, failed);
    if (!failed)
        acceptor.listen(asio::socket_base::max_listen_connections, failed);
    if (failed)
        return failure(ErrorCode::unavailable,
                       "The server cannot listen at {0} port {1}: {2}. Choose another with "
                       "--listen.",
                       {options.address, std::to_string(options.port), failed.message()});
    return {};
}

} // namespace

asio::awaitable<void> Server::State::accept() {
    while (acceptor.is_open()) {
        error_code failed;
        tcp::socket socket =
            co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
        if (failed == asio::error::operation_aborted)
            co_return;
        if (failed) { // out of descriptors, most likely: wait for some to be freed
            if (failed == asio::error::no_descriptors)
                make_room(shared);
            log::warning("a connection cannot be accepted", {{"what", failed.message()}});
            asio::steady_timer pause(io, std::chrono::milliseconds(100));
            co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
            continue;
        }
        const tcp::endpoint peer = socket.remote_endpoint(failed);
        if (failed)
            continue;
        if (shared.open.empty() && shared.refused.empty())
            sweep_timer.cancel();
        const int descriptor = socket.release();
        const std::size_t over =
            shared.open.size() - std::min(shared.open.size(), options.limits.connections - 1);
        if (over == 0 || (over <= most_leaving && make_room(shared)))
            serve_connection(shared, descriptor, peer.address().to_string());
        else
            refuse_connection(shared, descriptor);
    }
}

/// Cancels what has taken too long. One look at all connections, five times a second while there
/// are any, costs less than a timer for each read and write.
asio::awaitable<void> Server::State::sweep() {
    while (acceptor.is_open() || !shared.open.empty()) {
        error_code woken;
        if (shared.open.empty() && shared.refused.empty())
            sweep_timer.expires_at(asio::steady_timer::time_point::max());
        else
            sweep_timer.expires_after(sweep_interval);
        co_await sweep_timer.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        const auto now = std::chrono::steady_clock::now();
        for (const auto* connections : {&shared.open, &shared.refused})
            for (const OpenConnection* connection : *connections)
                if (connection->deadline < now)
                    connection->cancel();
    }
}

void Server::State::begin_stop() {
    if (shared.on_last_closed)
        return;
    log::info("the server stops", {{"connections", shared.open.size()}});
    error_code ignored;
    acceptor.close(ignored);
    signals.cancel(ignored);
    shared.on_last_closed = [this] {
        stop_timer.cancel();
        sweep_timer.cancel();
    };
    if (shared.open.empty())
        return shared.on_last_closed();
    for (const OpenConnection* connection : shared.open)
        if (connection->is_idle)
            connection->cancel();
    stop_timer.expires_after(options.limits.stop_time);
    stop_timer.async_wait([this](const error_code& cancelled) {
        if (cancelled)
            return;
        log::warning("connections are cut off", {{"connections", shared.open.size()}});
        io.stop();
    });
}

Server::Server(std::unique_ptr<State> state) : state_(std::move(state)) {}

Server::~Server() = default;

Result<std::unique_ptr<Server>> Server::listen(const ServerOptions& options, const Router& router,
                                               Metrics& metrics) {
    auto state = std::make_unique<State>(options, router, metrics);
    if (state->options.upload_folder.empty())
        state->options.upload_folder = std::filesystem::temp_directory_path();
    UploadFolder::remove_abandoned(state->options.upload_folder);
    std::size_t& connections = state->options.limits.connections;
    connections = make_files_for(connections);
    if (Result<void> read = read_proxies(options, state->shared.proxies); !read)
        return tl::unexpected<Error>(read.error());
    if (!options.certificate.empty()) {
        state->tls.emplace(asio::ssl::context::tls_server);
        state->shared.tls = &*state->tls;
        if (Result<void> read = read_certificate(options, *state->tls); !read)
            return tl::unexpected<Error>(read.error());
    }
    if (Result<void> started = start_listening(options, state->acceptor); !started)
        return tl::unexpected<Error>(started.error());
    return std::unique_ptr<Server>(new Server(std::move(state)));
}

std::uint16_t Server::port() const {
    return state_->acceptor.local_endpoint().port();
}

void Server::run(Signals signals) {
    State& state = *state_;
    if (signals == Signals::handled) {
        state.signals.add(SIGTERM);
        state.signals.add(SIGINT);
        state.signals.async_wait([&state](const error_code& cancelled, int) {
            if (!cancelled)
                state.begin_stop();
        });
    }
    asio::co_spawn(state.io, state.accept(), asio::detached);
    asio::co_spawn(state.io, state.sweep(), asio::detached);
    state.io.run();
    state.workers.stop();
}

void Server::stop() {
    asio::post(state_->io, [this] { state_->begin_stop(); });
}

} // namespace radslag::http
