// Takes the mails of a mailbox from time to time, for whom no mail server brings them by LMTP; they
// go to the same receiver. platform/mail/mailbox.hpp reads the mailbox.
#pragma once

#include "platform/db/database.hpp"
#include "platform/lmtp/receiver.hpp"
#include "platform/mail/mailbox.hpp"

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

namespace radslag::polling {

struct Options {
    mail::MailboxSettings mailbox; ///< have passed their check()
    /// Whom every mail there is for: what the recipient was on its way is not told over IMAP.
    std::string recipient;
    /// Where mails lie while they come in; made if it is not there. On the file system on which
    /// they are kept, so that they can be moved.
    std::filesystem::path folder;
    std::chrono::milliseconds interval{60'000}; ///< between visits; after failures up to 16 times
    std::uint64_t mail_octets = 28U << 20U;     ///< of one mail, as over LMTP
    mail::MailboxTimes times;
};

/// How the visits fare.
struct State {
    std::int64_t failures = 0; ///< visits that failed one after another; 0: the last did not
    std::int64_t left = 0;     ///< mails passed over for good since the start
};

class Poller {
  public:
    /// Starts at once, on a thread of its own, and never fails: what is wrong is logged once, when
    /// it begins to be, and tried again later and later. The database must outlive it. Errors:
    /// unavailable when the folder cannot be used.
    static Result<std::unique_ptr<Poller>> start(db::Database& database, Options options,
                                                 lmtp::Receiver receiver);
    /// Stops it, after what the receiver has begun; a server that hangs is not waited for.
    ~Poller();
    Poller(const Poller&) = delete;
    Poller& operator=(const Poller&) = delete;

    [[nodiscard]] State state() const { return {failures_, left_}; }

  private:
    Poller(db::Database& database, Options options, lmtp::Receiver receiver);

    void run();
    Result<bool> visit();
    Result<bool> take(mail::OpenMailbox& box, const mail::MailThere& there);
    bool is_to_be_left(std::uint32_t uid);
    void leave(std::uint32_t uid, std::string_view why);
    void note(const std::optional<Error>& error);

    db::Database& database_;
    Options options_;
    lmtp::Receiver receiver_;
    std::string mailbox_;         ///< its name in the table of marks
    std::string known_;           ///< the sentence that was logged last
    std::uint32_t stuck_uid_ = 0; ///< the mail that could not be fetched last
    int stuck_times_ = 0;         ///< how often one after another
    std::atomic<std::int64_t> failures_ = 0, left_ = 0;
    std::atomic<bool> stops_ = false;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::thread thread_;
};

} // namespace radslag::polling
