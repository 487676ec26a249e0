// See poller.hpp. A mail is marked as taken after the receiver has it on the disk: what is killed
// in between takes it again, and the receiver knows it by its content.
#include "platform/polling/poller.hpp"

#include "platform/i18n/text.hpp"
#include "platform/lmtp/spool_file.hpp"
#include "platform/log/log.hpp"
#include "platform/polling/store.hpp"

#include <unistd.h>

#include <system_error>

namespace radslag::polling {

namespace {

/// Of one visit: the list is asked for again before the next.
constexpr std::size_t most_mails = 500;
constexpr int longest_pause = 16; ///< intervals
/// Failures of a mail that the server lists and does not give, before those behind it have their
/// turn: more than an hour, as a rule, which is more than a server is slow for.
constexpr int most_tries = 8;

std::chrono::milliseconds pause_after(std::int64_t failures, std::chrono::milliseconds interval) {
    std::int64_t times = 1;
    for (std::int64_t i = 1; i < failures && times < longest_pause; ++i)
        times *= 2;
    return interval * times;
}

} // namespace

Result<std::unique_ptr<Poller>> Poller::start(db::Database& database, Options options,
                                              lmtp::Receiver receiver) {
    std::error_code failed;
    std::filesystem::create_directories(options.folder, failed);
    if (failed || ::access(options.folder.c_str(), R_OK | W_OK | X_OK) != 0)
        return failure(ErrorCode::unavailable,
                       "The folder {0} for mails that come in cannot be written. Look at its owner "
                       "and its rights.",
                       {options.folder.string()});
    lmtp::SpoolFile::remove_abandoned(options.folder);
    return std::unique_ptr<Poller>(new Poller(database, std::move(options), std::move(receiver)));
}

Poller::Poller(db::Database& database, Options options, lmtp::Receiver receiver)
    : database_(database), options_(std::move(options)), receiver_(std::move(receiver)),
      mailbox_(options_.mailbox.user + " " + options_.mailbox.origin() + "/" +
               options_.mailbox.folder()),
      thread_([this] { run(); }) {}

Poller::~Poller() {
    {
        const std::lock_guard lock(mutex_);
        stops_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Poller::run() {
    while (!stops_) {
        bool more = false;
        try {
            const auto visited = visit();
            more = visited.value_or(false);
            note(visited ? std::nullopt : std::optional(visited.error()));
        } catch (const std::exception& fault) {
            // The disk or the database: their sentences name no mail.
            note(Error{ErrorCode::unavailable, {fault.what(), {}}, {}});
        }
        std::unique_lock lock(mutex_);
        if (!more)
            changed_.wait_for(lock, pause_after(failures_, options_.interval),
                              [this] { return stops_.load(); });
    }
}

/// Logs what has changed since the last visit.
void Poller::note(const std::optional<Error>& error) {
    if (stops_)
        return;
    failures_ = error ? failures_ + 1 : 0;
    const std::string sentence =
        error ? i18n::to_text(i18n::Language::english, error->message) : "";
    if (sentence == known_)
        return;
    known_ = sentence;
    if (error)
        log::error("the mailbox cannot be read", {{"reason", sentence}});
    else
        log::info("the mailbox can be read again");
}

/// Whether there may be more mails than were taken.
Result<bool> Poller::visit() {
    auto box = mail::OpenMailbox::open(options_.mailbox, stops_, options_.times);
    if (!box)
        return tl::unexpected(box.error());
    const std::uint32_t taken = database_.reading([&](db::Session& session) {
        return store::taken_up_to(session, mailbox_, box->validity());
    });
    const auto mails = box->list_after(taken, most_mails);
    if (!mails)
        return tl::unexpected(mails.error());
    for (const mail::MailThere& each : *mails) {
        const auto goes_on = take(*box, each);
        if (!goes_on)
            return tl::unexpected(goes_on.error());
        const auto marked = database_.write([&](db::Session& session) -> Result<void> {
            store::mark(session, mailbox_, box->validity(), each.uid);
            return {};
        });
        if (!marked)
            return tl::unexpected(marked.error());
        if (!*goes_on)
            return true;
    }
    return mails->size() >= most_mails;
}

/// Takes a mail, or leaves it for good. Whether the visit goes on after it.
Result<bool> Poller::take(mail::OpenMailbox& box, const mail::MailThere& there) {
    if (there.octets > options_.mail_octets) {
        leave(there.uid, "it is too large");
        return true;
    }
    lmtp::SpoolFile spool(options_.folder);
    const auto fetched = box.fetch(there.uid, options_.mail_octets,
                                   [&spool](std::string_view piece) { spool.write(piece); });
    if (!fetched) {
        if (stops_ || !is_to_be_left(there.uid))
            return tl::unexpected(fetched.error());
        leave(there.uid, "the mail server does not give it");
        return false;
    }
    if (*fetched == mail::OpenMailbox::Fetched::too_large) {
        leave(there.uid, "it is too large");
        return false;
    }
    spool.sync();
    const auto answers = receiver_.take({{"", {options_.recipient}}, spool.path(), spool.octets()});
    const auto verdict = answers.empty() ? lmtp::Verdict::later : answers.front().verdict;
    if (verdict == lmtp::Verdict::later)
        return failure(ErrorCode::unavailable,
                       "A mail of the mailbox cannot be kept now. Look at the disk and at the "
                       "database.");
    if (verdict != lmtp::Verdict::taken)
        leave(there.uid, "nobody here takes it");
    return true;
}

/// Counts how often a mail could not be fetched.
bool Poller::is_to_be_left(std::uint32_t uid) {
    stuck_times_ = uid == stuck_uid_ ? stuck_times_ + 1 : 1;
    stuck_uid_ = uid;
    return stuck_times_ >= most_tries;
}

/// It stays in the mailbox, where people find it.
void Poller::leave(std::uint32_t uid, std::string_view why) {
    ++left_;
    log::error("a mail was left in the mailbox", {{"uid", uid}, {"reason", why}});
}

} // namespace radslag::polling
