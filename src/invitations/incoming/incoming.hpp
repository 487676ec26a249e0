// What comes back by mail: answers of calendar programs to invitations, and reports that a mail of
// ours could not be delivered. All else is kept as it came.
#pragma once

#include "documents/files.hpp"
#include "invitations/mailing/mailing.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/lmtp/receiver.hpp"

namespace radslag::invitations::incoming {

/// What was made of a mail.
enum class Outcome : std::uint8_t {
    answered,      ///< the invitation is answered by it
    undelivered,   ///< a mail of ours did not arrive
    tentative,     ///< perhaps is no answer here
    stranger,      ///< not sent by the address that was invited
    unknown,       ///< to no invitation of ours
    too_late,      ///< the meeting is over or cancelled
    not_invited,   ///< called off meanwhile
    older,         ///< was answered later by another way
    no_substitute, ///< hands it on to nobody who may stand in
    other,         ///< neither an answer nor a report
    unreadable
};
inline constexpr EnumText<Outcome, 11> outcomes({{Outcome::answered, "answered"},
                                                 {Outcome::undelivered, "undelivered"},
                                                 {Outcome::tentative, "tentative"},
                                                 {Outcome::stranger, "stranger"},
                                                 {Outcome::unknown, "unknown"},
                                                 {Outcome::too_late, "too_late"},
                                                 {Outcome::not_invited, "not_invited"},
                                                 {Outcome::older, "older"},
                                                 {Outcome::no_substitute, "no_substitute"},
                                                 {Outcome::other, "other"},
                                                 {Outcome::unreadable, "unreadable"}});

/// Takes mails for the one address, with or without an extension after "+": each is kept on the
/// disk and waits to be read when it is acknowledged. A mail that comes twice is kept once. All
/// must outlive it.
lmtp::Receiver receiver(db::Database& database, const documents::Files& files, std::string address,
                        std::function<void()> wake);

/// Reads one mail and does what it asks for, if whoever sent it may ask for that: the answer is the
/// person's own act. All must outlive it.
jobs::Kind reading(db::Database& database, const documents::Files& files, const Clock& clock,
                   mail::Outbox outbox);

/// A mail about a meeting that nobody could act on.
struct Leftover {
    Instant received;
    Outcome outcome = Outcome::other;
    NamedId person; ///< who had been invited; without a name where the identity is protected
};
/// The newest 50.
std::vector<Leftover> leftovers(db::Session& session, meetings::MeetingId meeting);

} // namespace radslag::invitations::incoming
