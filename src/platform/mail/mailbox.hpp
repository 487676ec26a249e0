// A mailbox on a mail server, read over IMAP (RFC 3501) by libcurl, and never changed: it is opened
// for reading only, so that nothing that people see in it changes. Who takes the mails from it, and
// remembers which, is platform/polling.
#pragma once

#include "platform/mail/mailbox_answers.hpp"
#include "platform/mail/mailbox_settings.hpp"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <vector>

namespace radslag::mail {

/// How long a visit may wait; each at least a second.
struct MailboxTimes {
    std::chrono::seconds connect{20}; ///< until the server knows us
    std::chrono::seconds answer{60};  ///< for one answer, or while no octet of a mail comes
    std::chrono::minutes whole{10};   ///< for one mail, or the list of them
};

/// One visit, over one connection. Not thread-safe.
class OpenMailbox {
  public:
    /// Connects, signs in and opens the folder. `settings` have passed their check(). Once `stops`
    /// is set, this and all that follow end within a second or two, as errors. Errors:
    /// unavailable, with a sentence for whoever runs the server: what is wrong and the way out. No
    /// secret is in it. All must outlive the visit.
    static Result<OpenMailbox> open(const MailboxSettings& settings, const std::atomic<bool>& stops,
                                    const MailboxTimes& times);

    /// The mailbox's UIDVALIDITY.
    [[nodiscard]] std::uint32_t validity() const { return validity_; }

    /// The mails whose numbers are above `after`, by number: the lowest, `most` of them or a few
    /// more. Before any is fetched. Errors: as open().
    Result<std::vector<MailThere>> list_after(std::uint32_t after, std::size_t most);

    /// What became of a mail that was asked for.
    enum class Fetched {
        whole,
        too_large, ///< more than was asked for; some of it has been given
    };
    /// Gives the octets of a mail piece by piece, at most `most_octets`. Errors: as open(), also
    /// when the mail is not there any more or the server does not give it. After an error, or a
    /// mail that is too large, the visit is over. What `give` throws is thrown on.
    Result<Fetched> fetch(std::uint32_t uid, std::uint64_t most_octets,
                          const std::function<void(std::string_view)>& give);

  private:
    struct Goodbye {
        void operator()(void* handle) const;
    };

    OpenMailbox(const MailboxSettings& settings, const std::atomic<bool>& stops,
                const MailboxTimes& times);
    Result<void> sign_in();
    Result<void> command(const std::string& words,
                         const std::function<void(std::string_view line)>& each);
    Result<std::vector<MailThere>> list(std::uint32_t first, std::uint32_t last);
    Result<std::uint32_t> first_place_after(std::uint32_t uid);

    const MailboxSettings* settings_;
    const std::atomic<bool>* stops_;
    MailboxTimes times_;
    std::uint32_t validity_ = 0;
    std::uint32_t count_ = 0;               ///< of mails when it was opened
    std::unique_ptr<void, Goodbye> handle_; ///< libcurl's, with its connection
};

} // namespace radslag::mail
