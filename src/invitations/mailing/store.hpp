// The mails of invitations in the database.
#pragma once

#include "invitations/mailing/letter.hpp"

namespace radslag::invitations::mailing::store {

std::optional<Facts> facts(db::Session& session, meetings::MeetingId meeting);

struct Untold {
    people::PersonId person;
    Kind kind = Kind::invitation;
};
/// At most `most` of those whom a mail is to reach and who were not written to since `asked`.
std::vector<Untold> untold(db::Session& session, const Facts& facts, Scope scope, Instant asked,
                           int most);
void insert(db::Session& session, MailId id, const Facts& facts, const Untold& whom);

struct Waiting {
    Facts facts;
    Addressee to; ///< with an empty address where none is known
    Kind kind = Kind::invitation;
    Instant queued;
};
/// The mail, if it still waits.
std::optional<Waiting> waiting(db::Session& session, MailId id);
void end(db::Session& session, MailId id, mail::State state, std::string_view answer);

Progress progress(db::Session& session, const Facts& facts);

} // namespace radslag::invitations::mailing::store
