// Carries octets between a socket, the conversation, the disk and the receiver, and sees to the
// times. The disk and the receiver are waited for on the pool, all else happens on the I/O thread.
// Declared in connection.hpp.
#include "platform/lmtp/connection.hpp"

#include "platform/lmtp/conversation.hpp"
#include "platform/lmtp/spool_file.hpp"
#include "platform/log/log.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/generic/stream_protocol.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <system_error>

namespace radslag::lmtp {

namespace {

namespace asio = boost::asio;
using asio::awaitable;
using asio::redirect_error;
using asio::use_awaitable;
using boost::system::error_code;
using Protocol = asio::generic::stream_protocol;
using Time = std::chrono::steady_clock;

constexpr std::size_t piece_octets = 64U << 10U;
constexpr std::chrono::seconds linger_time{1};

// g++ 12 was seen to make wrong code of co_await behind && in a loop's condition: here it always
// stands alone.

/// Runs `work` on the pool and comes back to the I/O thread. `work` must outlive the wait.
template <class Work>
awaitable<void> on_pool(Shared& shared, Work& work) {
    const auto start = [&shared, &work](auto handler) {
        auto executor = asio::get_associated_executor(handler);
        auto busy = asio::make_work_guard(executor);
        asio::post(shared.pool, [&work, handler = std::move(handler), executor,
                                 busy = std::move(busy)]() mutable {
            work();
            asio::post(executor, std::move(handler));
        });
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void()>(start, use_awaitable);
}

/// What a fault means for the mail; it is logged, and nothing else of it is told.
template <class Work>
std::optional<Trouble> trouble_of(std::string_view what, Work work) {
    try {
        work();
        return std::nullopt;
    } catch (const std::system_error& fault) {
        log::error(what, {{"what", fault.what()}});
        const bool full = fault.code() == std::errc::no_space_on_device ||
                          fault.code() == std::error_code(EDQUOT, std::generic_category());
        return full ? Trouble::disk_full : Trouble::fault;
    } catch (const std::exception& fault) {
        log::error(what, {{"what", fault.what()}});
    } catch (...) {
        log::error(what);
    }
    return Trouble::fault;
}

class Connection {
  public:
    Connection(Shared& shared, int descriptor)
        : shared_(shared), limits_(shared.options.limits), socket_(shared.io),
          conversation_(limits_, shared.options.host) {
        // The family matters only where addresses are read, which nobody does.
        socket_.assign(Protocol(AF_UNIX, 0), descriptor);
        socket_.non_blocking(true);
        is_served_ = shared_.served < limits_.connections;
        shared_.served += is_served_ ? 1 : 0;
        open_.cancel = [this] {
            error_code ignored;
            socket_.cancel(ignored);
        };
        at_ = shared_.open.insert(shared_.open.end(), &open_);
    }
    ~Connection() {
        make_room();
        shared_.open.erase(at_);
        if (shared_.on_closed)
            shared_.on_closed();
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    awaitable<void> serve() {
        if (!is_served_)
            conversation_.refuse("4.3.2 Too many connections, try again later");
        bool goes_on = true;
        while (goes_on)
            goes_on = co_await take_step();
        spool_.reset();
        make_room();
        if (lingers_)
            co_await linger();
    }

  private:
    /// For another connection: this one has ended, or never begun.
    void make_room() {
        shared_.served -= is_served_ ? 1 : 0;
        is_served_ = false;
    }

    /// False when the connection has ended.
    awaitable<bool> take_step() {
        const Step step = conversation_.next();
        switch (step.kind) {
        case Step::Kind::hear:
            co_return co_await hear();
        case Step::Kind::recipient:
            co_await ask_recipient(std::string(step.octets));
            break;
        case Step::Kind::begin:
            co_await begin_mail();
            break;
        case Step::Kind::octets:
            co_await keep(step.octets);
            break;
        case Step::Kind::drop:
            spool_.reset();
            break;
        case Step::Kind::end:
            co_await hand_over();
            break;
        case Step::Kind::close:
            lingers_ = true;
            co_await say(conversation_.take_replies());
            co_return false;
        }
        co_return true;
    }

    /// Says what is to be said and waits for more.
    awaitable<bool> hear() {
        const bool said = co_await say(conversation_.take_replies());
        if (!said)
            co_return false;
        set_deadline();
        error_code failed;
        std::size_t count = 0;
        if (may_wait())
            count = co_await socket_.async_read_some(asio::buffer(piece_),
                                                     redirect_error(use_awaitable, failed));
        else
            failed = asio::error::operation_aborted;
        if (!failed) {
            conversation_.feed(std::string_view(piece_).substr(0, count));
            co_return true;
        }
        if (failed == asio::error::operation_aborted)
            say_last();
        else if (conversation_.is_in_mail())
            log::warning("a mail was cut off by its sender");
        co_return false;
    }

    /// What is awaited next must be over by then; the server's sweep sees to it. A command that
    /// comes octet by octet gets no more time for each.
    void set_deadline() {
        const auto now = Time::now();
        open_.is_idle = !conversation_.is_in_mail();
        if (conversation_.is_in_mail()) {
            open_.deadline = std::min(mail_began_ + limits_.mail_time, now + limits_.piece_time);
            return;
        }
        if (commands_before_ != conversation_.commands() || mail_ended_) {
            commands_before_ = conversation_.commands();
            command_began_ = now;
            mail_ended_ = false;
        }
        open_.deadline = command_began_ + limits_.command_time;
    }

    /// Whether there is still time: a deadline that passed while nothing was awaited counts too.
    [[nodiscard]] bool may_wait() const {
        return !shared_.cuts_off && Time::now() < open_.deadline &&
               !(shared_.stops && open_.is_idle);
    }

    awaitable<bool> say(std::string replies) {
        if (replies.empty())
            co_return true;
        error_code failed;
        open_.deadline = Time::now() + limits_.command_time;
        if (shared_.cuts_off)
            co_return false;
        co_await asio::async_write(socket_, asio::buffer(replies),
                                   redirect_error(use_awaitable, failed));
        unhurried();
        co_return !failed;
    }

    /// Why it ends, as much of it as the socket takes without waiting.
    void say_last() {
        lingers_ = conversation_.is_in_mail();
        if (!shared_.stops)
            log::warning("a connection of the mail server took too long",
                         {{"in_mail", lingers_ ? 1 : 0}});
        conversation_.say_goodbye(shared_.stops ? "4.3.2 The server stops"
                                                : "4.4.2 That took too long");
        const std::string replies = conversation_.take_replies();
        error_code ignored;
        socket_.write_some(asio::buffer(replies), ignored);
    }

    awaitable<void> ask_recipient(std::string address) {
        Answer answer;
        auto work = [&] {
            trouble_of("whether a recipient is known cannot be said",
                       [&] { answer = shared_.receiver.knows(address); });
        };
        co_await on_pool_unhurried(work);
        conversation_.answer_recipient(answer);
    }

    awaitable<void> begin_mail() {
        std::optional<Trouble> trouble;
        auto work = [&] {
            trouble = trouble_of("a mail cannot be written", [&] {
                spool_ = std::make_unique<SpoolFile>(shared_.options.folder);
            });
        };
        co_await on_pool_unhurried(work);
        conversation_.answer_begin(trouble);
        mail_began_ = Time::now();
        mail_ended_ = true; // when set_deadline() looks at it again
    }

    awaitable<void> keep(std::string_view octets) {
        std::optional<Trouble> trouble;
        auto work = [&] {
            trouble = trouble_of("a mail cannot be written", [&] { spool_->write(octets); });
        };
        co_await on_pool_unhurried(work);
        if (trouble)
            conversation_.fail_mail(*trouble);
    }

    /// Whatever goes wrong here, the mail is the sending server's until it hears 250.
    awaitable<void> hand_over() {
        std::vector<Answer> answers;
        const std::size_t recipients = conversation_.envelope().recipients.size();
        std::uint64_t octets = 0;
        auto work = [&] {
            const auto trouble = trouble_of("a mail cannot be kept", [&] {
                spool_->sync();
                octets = spool_->octets();
                answers = shared_.receiver.take({conversation_.envelope(), spool_->path(), octets});
                if (answers.size() != recipients)
                    throw std::logic_error("there is not one answer for each recipient");
            });
            if (trouble)
                answers.assign(recipients, Answer{});
            spool_.reset();
        };
        co_await on_pool_unhurried(work);
        const auto taken = std::ranges::count(answers, Verdict::taken, &Answer::verdict);
        log::info("a mail came in",
                  {{"octets", octets}, {"recipients", recipients}, {"taken", taken}});
        conversation_.answer_mail(answers);
    }

    /// Time that the server takes for itself is no client's.
    template <class Work>
    awaitable<void> on_pool_unhurried(Work& work) {
        unhurried();
        open_.is_idle = false;
        co_await on_pool(shared_, work);
    }

    void unhurried() { open_.deadline = Time::time_point::max(); }

    /// A socket that is closed while it holds octets unread takes along what was said last. So they
    /// are read, for a moment.
    awaitable<void> linger() {
        error_code failed;
        socket_.shutdown(asio::socket_base::shutdown_send, failed);
        open_.deadline = Time::now() + linger_time;
        open_.is_idle = false;
        while (!failed && !shared_.cuts_off && Time::now() < open_.deadline)
            co_await socket_.async_read_some(asio::buffer(piece_),
                                             redirect_error(use_awaitable, failed));
    }

    Shared& shared_;
    const Limits& limits_;
    Protocol::socket socket_;
    Conversation conversation_;
    std::unique_ptr<SpoolFile> spool_;
    OpenConnection open_;
    std::list<OpenConnection*>::iterator at_;
    bool is_served_ = false; ///< false: one too many, or ended
    bool lingers_ = false;
    bool mail_ended_ = true; ///< nor has a command begun before the greeting
    std::size_t commands_before_ = 0;
    std::string piece_ = std::string(piece_octets, '\0');
    Time::time_point command_began_, mail_began_;
};

awaitable<void> serve(std::shared_ptr<Connection> connection) {
    try {
        co_await connection->serve();
    } catch (const std::exception& fault) {
        log::error("a connection of the mail server failed", {{"what", fault.what()}});
    }
}

} // namespace

void serve_connection(Shared& shared, int socket) {
    try {
        auto connection = std::make_shared<Connection>(shared, socket);
        asio::co_spawn(shared.io, serve(std::move(connection)), asio::detached);
    } catch (const std::exception& fault) {
        log::error("a connection of the mail server failed", {{"what", fault.what()}});
    }
}

} // namespace radslag::lmtp
