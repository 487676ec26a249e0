// Reads requests from one connection and writes the responses, with every limit on the way. The
// handlers run on the workers, all else on the I/O thread. Declared in connection.hpp.
#include "platform/http/connection.hpp"

#include "platform/base/utf8.hpp"
#include "platform/http/awaiting.hpp"
#include "platform/http/body_reader.hpp"
#include "platform/http/body_source.hpp"
#include "platform/http/finish.hpp"
#include "platform/http/request_head.hpp"
#include "platform/log/log.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>

#include <array>

namespace radslag::http {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
using asio::awaitable;
using asio::redirect_error;
using asio::use_awaitable;
using beast::error_code;
using HttpError = beast::http::error;
using Plain = asio::ip::tcp::socket;
using Encrypted = beast::ssl_stream<Plain>;
using Time = std::chrono::steady_clock;
using Parser = beast::http::request_parser<beast::http::buffer_body>;

constexpr std::size_t piece_bytes = 64U << 10U;
constexpr std::size_t small_body = 16U << 10U;
constexpr std::size_t most_discarded = 1U << 20U;
constexpr std::chrono::seconds linger_time{2};
constexpr std::string_view continue_line = "HTTP/1.1 100 Continue\r\n\r\n";

// g++ 12 was seen to make wrong code of co_await behind && in a loop's condition: here it always
// stands alone.

/// Runs `work` on a worker and comes back to the I/O thread. `work` must outlive the wait.
template <class Work>
awaitable<void> on_worker(Shared& shared, Work& work) {
    const auto start = [&shared, &work](auto handler) {
        auto executor = asio::get_associated_executor(handler);
        auto busy = asio::make_work_guard(executor);
        // Shared, since a std::function can be copied and the handler cannot.
        auto kept = std::make_shared<decltype(handler)>(std::move(handler));
        shared.workers.post([&work, kept, executor, busy = std::move(busy)] {
            work();
            asio::post(executor, std::move(*kept));
        });
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void()>(start, use_awaitable);
}

/// Runs on a worker: what `make` answers, if it does, ready to be sent; a bare 500 if it throws.
template <class Make>
std::optional<Outgoing> answer(const Request& request, Make make) {
    const log::RequestScope scope(request.id);
    try {
        std::optional<Response> response = make();
        if (!response)
            return std::nullopt;
        return finish(request, std::move(*response));
    } catch (const std::exception& fault) {
        log::error("a request failed", {{"what", fault.what()}});
        return finish(request, text(std::string(reason_of(500)) + "\n", 500));
    }
}

std::string_view view(beast::string_view text) {
    return {text.data(), text.size()};
}

bool is_malformed(const error_code& failed) {
    return failed.category() == error_code(HttpError::bad_method).category() &&
           failed != HttpError::end_of_stream && failed != HttpError::partial_message;
}

template <class Stream>
class Connection {
  public:
    Connection(Shared& shared, Stream stream, std::string peer)
        : shared_(shared), limits_(shared.options.limits), stream_(std::move(stream)),
          peer_(std::move(peer)), buffer_(limits_.header_bytes + piece_bytes) {
        open_.cancel = [this] {
            client_.leave();
            error_code ignored;
            lowest().cancel(ignored);
        };
        at_ = shared_.open.insert(shared_.open.end(), &open_);
        shared_.metrics.connection_opened();
    }

    ~Connection() {
        client_.leave();
        shared_.open.erase(at_);
        shared_.metrics.connection_closed();
        if (shared_.open.empty() && shared_.on_last_closed)
            shared_.on_last_closed();
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    awaitable<void> serve() {
        if (!co_await open())
            co_return;
        bool goes_on = true;
        while (goes_on && !is_to_end()) {
            goes_on = co_await wait_for_request();
            if (goes_on)
                goes_on = co_await serve_one();
        }
        co_await close();
    }

  private:
    /// Whether it is to end after the request that is being served.
    [[nodiscard]] bool is_to_end() const { return shared_.on_last_closed || open_.gives_way; }

    Plain& lowest() { return beast::get_lowest_layer(stream_); }

    awaitable<bool> open() {
        error_code failed;
        lowest().set_option(asio::ip::tcp::no_delay(true), failed);
        if constexpr (std::is_same_v<Stream, Encrypted>) {
            client_.within(limits_.header_time);
            co_await stream_.async_handshake(asio::ssl::stream_base::server,
                                             redirect_error(use_awaitable, failed));
            client_.unhurried();
        }
        co_return !failed;
    }

    /// Waits for the first byte of a request; false when the connection ends instead.
    awaitable<bool> wait_for_request() {
        if (buffer_.size() > 0)
            co_return true;
        buffer_.shrink_to_fit();
        error_code failed;
        open_.is_idle = true;
        client_.within(limits_.idle_time);
        const std::size_t count = co_await stream_.async_read_some(
            buffer_.prepare(1024), redirect_error(use_awaitable, failed));
        client_.unhurried();
        buffer_.commit(count);
        open_.is_idle = false;
        co_return !failed;
    }

    /// Old clients send an empty line after a form (RFC 9112 §2.2).
    void pass_over_empty_line() {
        const auto bytes = buffer_.cdata();
        if (std::string_view(static_cast<const char*>(bytes.data()), bytes.size())
                .starts_with("\r\n"))
            buffer_.consume(2);
    }

    /// Reads one request and answers it; false when the connection is to be closed.
    awaitable<bool> serve_one() {
        Parser parser;
        parser.header_limit(static_cast<std::uint32_t>(limits_.header_bytes));
        parser.body_limit(boost::none);
        error_code failed;
        pass_over_empty_line();
        client_.within(limits_.header_time);
        co_await beast::http::async_read_header(stream_, buffer_, parser,
                                                redirect_error(use_awaitable, failed));
        client_.unhurried();
        started_ = Time::now();
        keep_alive_ = false;
        Request request;
        request.id = "unread";
        if (failed) {
            if (is_malformed(failed))
                co_await send_plain(request, failed == HttpError::header_limit ? 431 : 400);
            co_return false;
        }
        if (const std::optional<int> refused = take_head(parser, request))
            co_return co_await send_plain(request, *refused);
        client_.is_known();
        keep_alive_ = parser.get().keep_alive();
        if (!parser.is_done() && comes_at_once(parser, request))
            co_return co_await serve_with_small_body(parser, request);
        if (!parser.is_done())
            co_return co_await serve_with_body(parser, request);
        std::optional<Outgoing> outgoing;
        auto work = [&] {
            outgoing = answer(request, [&] { return shared_.router.answer(request); });
        };
        if (!co_await run(work))
            co_return co_await send_plain(request, 503);
        co_return co_await send(request, *outgoing);
    }

    /// Whether the body may be read before anybody has looked whether it is wanted.
    static bool comes_at_once(const Parser& parser, const Request& request) {
        const auto length = parser.content_length();
        return length && *length <= small_body && !request.headers.has("Expect");
    }

    /// A small body came with its head as a rule. It is read first, so that the request changes
    /// threads once and not for its route, its body and its handler each.
    awaitable<bool> serve_with_small_body(Parser& parser, Request& request) {
        std::string body;
        const error_code failed = co_await read_piece(
            parser, 0, static_cast<std::size_t>(*parser.content_length()), body);
        if (failed && is_malformed(failed))
            co_return co_await send_plain(request, 400);
        if (failed)
            co_return false;
        UploadFolder folder(shared_.options.upload_folder, request.id);
        BodyReader reader(limits_, folder, request);
        std::optional<Outgoing> outgoing;
        auto work = [&] {
            outgoing = answer(request, [&]() -> std::optional<Response> {
                const Route* route = nullptr;
                if (auto refused = enter_with_body(parser, request, reader, route))
                    return refused;
                BodyReader::Outcome ended = reader.feed(body);
                if (ended)
                    ended = reader.finish();
                return ended ? shared_.router.run(*route, request)
                             : shared_.router.problem(request, ended.error());
            });
        };
        if (!co_await run(work))
            co_return co_await send_plain(request, 503);
        co_return co_await send(request, *outgoing);
    }

    awaitable<bool> serve_with_body(Parser& parser, Request& request) {
        UploadFolder folder(shared_.options.upload_folder, request.id);
        BodyReader body(limits_, folder, request);
        std::optional<Outgoing> outgoing;
        const Route* route = nullptr;
        auto enter = [&] {
            outgoing =
                answer(request, [&] { return enter_with_body(parser, request, body, route); });
        };
        if (!co_await run(enter))
            co_return co_await send_plain(request, 503);
        if (!outgoing)
            outgoing = co_await read_body(parser, request, body);
        if (outgoing || !parser.is_done()) {
            keep_alive_ = false;
            lingers_ = true; // the rest of the body is on its way
            if (outgoing)
                co_await send(request, *outgoing);
            co_return false;
        }
        auto work = [&] {
            outgoing = answer(request, [&] {
                const BodyReader::Outcome ended = body.finish();
                return ended ? shared_.router.run(*route, request)
                             : shared_.router.problem(request, ended.error());
            });
        };
        if (!co_await run(work))
            co_return co_await send_plain(request, 503);
        co_return co_await send(request, *outgoing);
    }

    /// Finds the route of a request whose body is still to come; or says why it need not come.
    std::optional<Response> enter_with_body(Parser& parser, Request& request, BodyReader& body,
                                            const Route*& route) {
        std::variant<const Route*, Response> entered = shared_.router.enter(request);
        if (auto* response = std::get_if<Response>(&entered))
            return std::move(*response);
        route = std::get<const Route*>(entered);
        std::optional<std::uint64_t> length;
        if (const auto told = parser.content_length())
            length = *told;
        const BodyReader::Outcome begun = body.begin(route->accepts, length);
        if (!begun)
            return shared_.router.problem(request, begun.error());
        return std::nullopt;
    }

    /// Reads the body into `body`. Gives a response when it is refused; the parser is not done when
    /// the connection was lost.
    awaitable<std::optional<Outgoing>> read_body(Parser& parser, Request& request,
                                                 BodyReader& body) {
        // Clients of HTTP/1.0 do not know it, whatever they send (RFC 9110 §10.1.1).
        if (version_ == 11 && same_ignoring_case(request.headers.get("Expect"), "100-continue"))
            co_await write(continue_line);
        std::string piece;
        std::optional<Outgoing> refusal;
        std::uint64_t received = 0;
        while (!refusal && !parser.is_done()) {
            const error_code failed = co_await read_piece(parser, received, piece_bytes, piece);
            if (failed && is_malformed(failed))
                co_return finish(request, text(std::string(reason_of(400)) + "\n", 400));
            if (failed)
                co_return std::nullopt;
            received += piece.size();
            auto feed = [&] {
                refusal = answer(request, [&]() -> std::optional<Response> {
                    const BodyReader::Outcome taken = body.feed(piece);
                    if (!taken)
                        return shared_.router.problem(request, taken.error());
                    return std::nullopt;
                });
            };
            co_await on_worker(shared_, feed);
        }
        co_return refusal;
    }

    /// Reads until the piece has so many bytes or the body ends.
    awaitable<error_code> read_piece(Parser& parser, std::uint64_t received, std::size_t bytes,
                                     std::string& piece) {
        error_code failed;
        piece.resize(bytes);
        std::size_t filled = 0;
        while (!failed && !parser.is_done() && filled < piece.size()) {
            auto& body = parser.get().body();
            body.data = piece.data() + filled;
            body.size = piece.size() - filled;
            body.more = true;
            client_.within(allowed_for(received + filled) - (Time::now() - started_));
            co_await beast::http::async_read_some(stream_, buffer_, parser,
                                                  redirect_error(use_awaitable, failed));
            client_.unhurried();
            if (failed == HttpError::need_buffer)
                failed = {};
            filled = piece.size() - body.size;
        }
        piece.resize(filled);
        co_return failed;
    }

    /// How long so many bytes may take, either way: see Limits::stall_time.
    [[nodiscard]] std::chrono::milliseconds allowed_for(std::uint64_t bytes) const {
        return limits_.stall_time +
               std::chrono::milliseconds(bytes * 1000 /
                                         std::max<std::uint64_t>(limits_.bytes_per_second, 1));
    }

    /// Runs `work` on a worker; false when too many wait for it.
    template <class Work>
    awaitable<bool> run(Work& work) {
        if (shared_.waiting >= limits_.waiting_requests)
            co_return false;
        ++shared_.waiting;
        co_await on_worker(shared_, work);
        --shared_.waiting;
        co_return true;
    }

    std::optional<int> take_head(const Parser& parser, Request& request) {
        const auto& message = parser.get();
        Head head;
        head.method = view(message.method_string());
        head.target = view(message.target());
        head.version = static_cast<int>(message.version());
        // None is left out, whatever bytes it has (RFC 9110 §5.5): a coding that cannot be read is
        // not the same as none, and a line that a proxy wrote not the same as no proxy.
        for (const auto& field : message)
            head.headers.add(std::string(view(field.name_string())), as_text(view(field.value())));
        head.peer = peer_;
        head.encrypted = std::is_same_v<Stream, Encrypted>;
        version_ = head.version;
        return read_head(std::move(head), shared_.proxies, request);
    }

    /// A refusal without a page: for what cannot be understood, and when there is no room.
    awaitable<bool> send_plain(Request& request, int status) {
        Response response = refusal(request, status);
        keep_alive_ = false;
        lingers_ = true;
        Outgoing outgoing = finish(request, std::move(response));
        co_return co_await send(request, outgoing);
    }

    /// Sends the response; true when the connection may be used again.
    awaitable<bool> send(const Request& request, Outgoing& outgoing) {
        const Ending ending =
            complete_head(outgoing, version_, keep_alive_ && !is_to_end(), shared_.date.now());
        keep_alive_ = ending.keep_alive;
        BodySource source(outgoing.body, ending.framing);
        sent_ = 0;
        const bool whole = co_await send_body(request, outgoing, source);
        record(request, outgoing);
        co_return whole&& keep_alive_;
    }

    awaitable<bool> send_body(const Request& request, const Outgoing& outgoing,
                              BodySource& source) {
        bool failed = false;
        std::string_view slice;
        auto next = [&] {
            const log::RequestScope scope(request.id);
            try {
                slice = source.next();
            } catch (const std::exception& fault) {
                log::error("a body was cut short", {{"what", fault.what()}});
                failed = true;
            }
        };
        std::string_view head = outgoing.head;
        do {
            if (!outgoing.has_body)
                slice = {};
            else if (source.blocks())
                co_await on_worker(shared_, next);
            else
                next();
            if (failed)
                co_return false;
            if (slice.empty() && head.empty())
                break;
            const bool written = co_await write(head, slice);
            if (!written)
                co_return false;
            head = {};
        } while (!slice.empty());
        co_return true;
    }

    awaitable<bool> write(std::string_view first, std::string_view second = {}) {
        error_code failed;
        const std::array<asio::const_buffer, 2> both{asio::buffer(first), asio::buffer(second)};
        client_.within(allowed_for(first.size() + second.size()));
        sent_ += co_await asio::async_write(stream_, both, redirect_error(use_awaitable, failed));
        client_.unhurried();
        co_return !failed;
    }

    /// Ends the connection. While the other side still sends what is not wanted, that is thrown
    /// away for a while: else the system would drop the last response with it (RFC 9112 §9.6).
    awaitable<void> close() {
        if (open_.gives_way)
            co_return;
        error_code failed;
        client_.within(linger_time);
        if constexpr (std::is_same_v<Stream, Encrypted>)
            co_await stream_.async_shutdown(redirect_error(use_awaitable, failed));
        lowest().shutdown(Plain::shutdown_send, failed);
        if (!lingers_)
            co_return;
        std::array<char, 4096> bytes{};
        for (std::size_t discarded = 0; !failed && discarded < most_discarded;)
            discarded += co_await lowest().async_read_some(asio::buffer(bytes),
                                                           redirect_error(use_awaitable, failed));
    }

    void record(const Request& request, const Outgoing& outgoing) const {
        const auto duration =
            std::chrono::duration_cast<std::chrono::microseconds>(Time::now() - started_);
        shared_.metrics.count_request(request.route, outgoing.status, duration);
        log::info("request", {{"request", request.id},
                              {"method", name_of(request.method)},
                              {"path", request.path},
                              {"status", outgoing.status},
                              {"bytes", sent_},
                              {"ms", duration.count() / 1000}});
    }

    Shared& shared_;
    const Limits& limits_;
    Stream stream_;
    std::string peer_;
    beast::flat_buffer buffer_;
    OpenConnection open_;
    std::list<OpenConnection*>::iterator at_;
    Awaiting client_{shared_, open_};
    Time::time_point started_;
    std::uint64_t sent_ = 0;
    int version_ = 11;
    bool keep_alive_ = true;
    bool lingers_ = false;
};

template <class Stream>
awaitable<void> serve(Shared& shared, Stream stream, std::string peer) {
    Connection<Stream> connection(shared, std::move(stream), std::move(peer));
    co_await connection.serve();
}

} // namespace

void serve_connection(Shared& shared, int socket, std::string peer) {
    Plain stream(shared.io);
    stream.assign(asio::ip::tcp::v4(), socket);
    if (shared.tls == nullptr)
        asio::co_spawn(shared.io, serve(shared, std::move(stream), std::move(peer)),
                       asio::detached);
    else
        asio::co_spawn(shared.io,
                       serve(shared, Encrypted(std::move(stream), *shared.tls), std::move(peer)),
                       asio::detached);
}

} // namespace radslag::http
