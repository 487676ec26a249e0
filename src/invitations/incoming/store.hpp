// Mails that came in, in the database.
#pragma once

#include "invitations/incoming/incoming.hpp"

namespace radslag::invitations::incoming::store {

using IncomingId = Id<struct IncomingTag>;

/// Whether it was put there: false for a mail that is there already.
bool insert(db::Session& session, IncomingId id, std::string_view sha256);
/// The file of a mail that waits to be read.
std::optional<std::string> waiting(db::Session& session, IncomingId id);

/// What a mail is about.
struct About {
    meetings::MeetingId meeting;
    people::PersonId person;
};
void end(db::Session& session, IncomingId id, Outcome outcome, const std::optional<About>& about);

/// Whom the person of a calendar's UID was invited as, with the address that the mail went to.
struct Addressed {
    About about;
    std::string mail;
    std::optional<InvitationId> invitation; ///< nothing when it was called off
};
std::optional<Addressed> addressed(db::Session& session, std::string_view uid);

/// The person of the address among these.
std::optional<people::PersonId> of_address(db::Session& session, const std::vector<NamedId>& among,
                                           std::string_view mail);

/// Marks a mail of ours as refused; gives what it was about, or nothing when it was not sent.
std::optional<About> refuse(db::Session& session, std::string_view mail, std::string_view answer);

std::vector<Leftover> leftovers(db::Session& session, meetings::MeetingId meeting);

} // namespace radslag::invitations::incoming::store
