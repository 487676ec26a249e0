// Guests of a meeting: who is invited without a seat, to present something or to listen, for the
// whole meeting or for a part of it. Answers and mails are those of every invitation (actions.hpp).
#pragma once

#include "invitations/mailing/mailing.hpp"
#include "meetings/editing/editing.hpp"

namespace radslag::invitations::guests {

struct Guest {
    people::PersonId person;
    std::optional<people::OrganisationId> organisation;
    Slot slot;
};

/// Invites a guest to a meeting that is called. Gives the entry. Errors: not_found without the
/// right edit_meetings in its body; invalid when it is not called, or over, with the field `person`
/// for somebody who is invited already, `slot_start` or `slot_end` for a slot outside of the
/// meeting's hours or one that ends before it begins.
Result<std::int64_t> invite(db::Database& database, const auth::Caller& caller,
                            meetings::MeetingId meeting, const Guest& guest, Day today,
                            const mail::Outbox& outbox);

/// A guest's invitation, for who may take it back.
struct Invited {
    InvitationId id;
    std::int64_t version = 0;
    meetings::MeetingId meeting;
};
std::optional<Invited> invited(db::Session& session, const auth::Caller& caller, InvitationId id);

/// The guest is invited no more, and is told so. Errors: not_found; conflict in another version.
Result<std::int64_t> take_back(db::Database& database, const auth::Caller& caller, InvitationId id,
                               std::int64_t version, const mail::Outbox& outbox);

/// What is wrong with a slot at a meeting of those hours (local, "09:30").
Result<void> check_slot(const Slot& slot, const std::optional<std::string>& begins,
                        const std::optional<std::string>& ends);

} // namespace radslag::invitations::guests
