// The mails of the notes' way in the database.
#pragma once

#include "minutes/mailing/mailing.hpp"

namespace radslag::minutes::mailing::store {

bool is_invented(db::Session& session, MinuteId minute);
void insert(db::Session& session, MailId id, MinuteId minute, people::PersonId person, Kind kind);

struct Waiting {
    Facts facts;
    mail::Mailbox to; ///< without an address where none is known
    Kind kind = Kind::comment;
    Instant queued;
    /// The text was closed meanwhile or the person has commented; the text was opened again or the
    /// person has approved it.
    bool is_needless = false;
};
/// The mail, if it still waits.
std::optional<Waiting> waiting(db::Session& session, MailId id);
void end(db::Session& session, MailId id, mail::State state, std::string_view answer);

mail::Counts progress(db::Session& session, MinuteId minute);

} // namespace radslag::minutes::mailing::store
