// See guests.hpp.
#include "invitations/guests/guests.hpp"

#include "invitations/actions.hpp"
#include "invitations/store.hpp"

namespace radslag::invitations::guests {

using ledger::not_yours;

namespace {

Result<void> add(ledger::Act& act, const meetings::EditableMeeting& meeting, const Guest& guest) {
    if (store::invitation_of(act.session(), meeting.id, guest.person.text()))
        return wrong_field("person", Message{"This person is invited already.", {}});
    if (const auto good = check_slot(guest.slot, meeting.edit.start_time, meeting.edit.end_time);
        !good)
        return good;
    store::insert_guest(act, InvitationId::make(), meeting.id, guest);
    return {};
}

} // namespace

Result<void> check_slot(const Slot& slot, const std::optional<std::string>& begins,
                        const std::optional<std::string>& ends) {
    if (slot.end && !slot.start)
        return wrong_field("slot_start", Message{"Say when it begins too.", {}});
    if (slot.start && slot.end && *slot.end <= *slot.start)
        return wrong_field("slot_end", Message{"This is not after the beginning.", {}});
    if (slot.start && begins && *slot.start < *begins)
        return wrong_field("slot_start", Message{"The meeting begins at {0}.", {*begins}});
    if (slot.start && ends && *slot.start >= *ends)
        return wrong_field("slot_start", Message{"The meeting ends at {0}.", {*ends}});
    if (slot.end && ends && *slot.end > *ends)
        return wrong_field("slot_end", Message{"The meeting ends at {0}.", {*ends}});
    return {};
}

Result<std::int64_t> invite(db::Database& database, const auth::Caller& caller,
                            meetings::MeetingId meeting, const Guest& guest, Day today,
                            const mail::Outbox& outbox) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto found = meetings::editable_meeting(session, caller, meeting);
        if (!found)
            return not_yours();
        if (const auto reason = reason_not_to_call(found->edit, today))
            return tl::unexpected<Error>(Error{ErrorCode::invalid, *reason});
        if (found->edit.state != meetings::MeetingState::called)
            return failure(ErrorCode::invalid,
                           "Call the meeting first: until then nobody is invited to it.");
        ledger::Act act(session, caller.person, "meeting.guest", meeting.text());
        if (const auto added = add(act, *found, guest); !added)
            return tl::unexpected<Error>(added.error());
        let_out(session, meeting, mailing::Scope::added, outbox);
        return act.append();
    });
}

std::optional<Invited> invited(db::Session& session, const auth::Caller& caller, InvitationId id) {
    const auto found = store::invitation(session, id);
    if (!found || !found->is_guest ||
        !auth::may_in(caller, auth::Right::edit_meetings, found->body.text()))
        return std::nullopt;
    return Invited{id, found->version, found->meeting};
}

Result<std::int64_t> take_back(db::Database& database, const auth::Caller& caller, InvitationId id,
                               std::int64_t version, const mail::Outbox& outbox) {
    return ledger::change_record(
        database, caller, "invitation.take_back", version,
        [&](db::Session& session) { return invited(session, caller, id); },
        [&](ledger::Act& act, const Invited& found) -> Result<void> {
            store::erase(act, id);
            let_out(act.session(), found.meeting, mailing::Scope::added, outbox);
            return {};
        });
}

} // namespace radslag::invitations::guests
