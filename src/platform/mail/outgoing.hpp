// Mails on their way out of the queue, for every feature that writes some: who sends them, how each
// fares, and the work that hands one to the transport. The features have their own tables of them.
#pragma once

#include "platform/base/enum_text.hpp"
#include "platform/db/database.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/mail/message.hpp"
#include "platform/mail/transport.hpp"

#include <functional>
#include <optional>

namespace radslag::mail {

/// Whether the program that serves has a mail server, and how its mails are hurried along.
struct Outbox {
    bool is_open = false;               ///< without one nobody is told by mail
    std::function<void()> wake = [] {}; ///< work is waiting
};

/// Who writes, for all mails alike.
struct Sender {
    Mailbox from;         ///< replies of calendar programs come back there
    std::string base_url; ///< where the site is reached, without a slash at the end
    std::string forum;    ///< its name
};

/// How a mail has fared.
enum class State : std::uint8_t {
    waiting,
    sent,
    refused,     ///< for good, by the server's answer or because no mail can be made of it
    unreachable, ///< no address is known
    failed,      ///< given up after many attempts
    needless     ///< what it was to tell does not hold any more
};
inline constexpr EnumText<State, 6> states({{State::waiting, "waiting"},
                                            {State::sent, "sent"},
                                            {State::refused, "refused"},
                                            {State::unreachable, "unreachable"},
                                            {State::failed, "failed"},
                                            {State::needless, "needless"}});

/// How many mails have fared how; what has become needless counts nowhere.
struct Counts {
    std::int64_t waiting = 0;
    std::int64_t sent = 0;
    std::int64_t refused = 0;     ///< by the mail server, or given up after many attempts
    std::int64_t unreachable = 0; ///< no address is known

    void add(State state, std::int64_t count);
};

/// A mail that waits, as a feature has it.
struct Waiting {
    bool is_needless = false;
    Mailbox to; ///< without an address where none is known
    /// The whole mail; asked for when it goes out. Throws std::invalid_argument for what no mail
    /// can hold.
    std::function<Message()> write;
};

/// Where the waiting mails of a feature stand, by id.
struct Shelf {
    /// Nothing for one that has gone out or was never there.
    std::function<std::optional<Waiting>(db::Session& session, std::string_view id)> find;
    /// Marks how it ended, with the server's words.
    std::function<void(db::Session& session, std::string_view id, State state,
                       std::string_view answer)>
        end;
};

/// Sends one mail, whose id is the payload: what the server takes is marked as sent, what it
/// refuses for good as refused, and all else is tried again for a day and a half. A program that is
/// killed between the server's answer and the mark sends the same mail again, with the same
/// Message-ID. The database and the transport must outlive it.
jobs::Kind delivering(std::string_view kind, db::Database& database, Transport& transport,
                      Sender sender, Shelf shelf);

} // namespace radslag::mail
