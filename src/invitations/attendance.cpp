// See attendance.hpp.
#include "invitations/attendance.hpp"

#include "invitations/store.hpp"
#include "meetings/editing/changes.hpp"

#include <algorithm>

namespace radslag::invitations {

using meetings::Presence;

std::optional<Roll> roll_of(db::Session& session, const auth::Caller& caller,
                            meetings::MeetingId meeting) {
    auto found = meetings::editable_meeting(session, caller, meeting);
    if (!found)
        return std::nullopt;
    Roll roll{std::move(*found), {}};
    for (const Invitation& each : store::invitations_of(session, meeting))
        roll.seats.push_back(
            {each.id, each.person, each.organisation, each.stands_in_for, each.answer, {}});
    for (const auto& [person, presence] : store::presences_at(session, meeting))
        for (Seat& seat : roll.seats)
            if (seat.person.id == person)
                seat.presence = presence;
    return roll;
}

std::optional<Presence> expected(const std::optional<Answer>& answer) {
    if (!answer)
        return std::nullopt;
    switch (*answer) {
    case Answer::room:
        return Presence::present;
    case Answer::remote:
        return Presence::remote;
    case Answer::absent:
        return Presence::absent;
    }
    return std::nullopt;
}

Result<std::int64_t> note_attendance(db::Database& database, const auth::Caller& caller,
                                     meetings::MeetingId meeting, const std::vector<Noted>& noted) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto roll = roll_of(session, caller, meeting);
        if (!roll)
            return ledger::not_yours();
        if (meetings::notes_are_closed(session, meeting))
            return meetings::refuse_closed_notes();
        if (noted.empty())
            return failure(ErrorCode::invalid,
                           "Nothing has been chosen that is not noted already.");
        ledger::Act act(session, caller.person, "meeting.attendance", meeting.text());
        for (const Noted& each : noted) {
            const auto seat = std::ranges::find(roll->seats, each.id, &Seat::id);
            if (seat == roll->seats.end())
                return failure(ErrorCode::invalid, "Choose one of the list.");
            meetings::AttendanceEdit edit;
            edit.person = people::PersonId::parse(seat->person.id);
            if (seat->organisation)
                edit.organisation = people::OrganisationId::parse(seat->organisation->id);
            edit.presence = each.presence;
            if (seat->stands_in_for)
                edit.substitute_for = people::PersonId::parse(seat->stands_in_for->id);
            meetings::note_presence(act, meeting, edit);
        }
        return act.append();
    });
}

} // namespace radslag::invitations
