// One mail about a meeting as it goes out: its text and its calendar object. What the preview
// shows is made here too.
#pragma once

#include "invitations/mailing/mailing.hpp"
#include "platform/mail/outgoing.hpp"

namespace radslag::invitations::mailing {

/// Whom it reaches.
struct Addressee {
    people::PersonId person;
    mail::Mailbox mailbox;
    std::optional<InvitationId> invitation; ///< nothing for whoever is invited no more
    std::string instead_of;                 ///< a name; empty for who was invited for himself
    /// The meeting's id in this person's calendar (RFC 5545, 3.8.4.7) before the "@", the same for
    /// all mails to the person about it. It cannot be guessed: whoever answers by it has had the
    /// mail in hand, whatever stands in "From".
    std::string uid;
    bool is_guest = false; ///< has no account to answer by, and names nobody instead
};

/// The subject and the text in the meeting's language; `facts.day` is known.
std::string subject_of(const Facts& facts, Kind kind);
std::string text_of(const mail::Sender& sender, const Facts& facts, const Addressee& to, Kind kind);

/// The whole mail; `id` and `queued` are the row's, so that what is sent twice is the same mail.
/// `facts.day` is known. Throws std::invalid_argument for facts that no calendar object can hold.
mail::Message letter(const mail::Sender& sender, const Facts& facts, const Addressee& to, Kind kind,
                     MailId id, Instant queued);

} // namespace radslag::invitations::mailing
