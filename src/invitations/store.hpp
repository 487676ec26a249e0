// Invitations in the database. Who may read one is decided in actions.cpp.
#pragma once

#include "invitations/actions.hpp"
#include "invitations/guests/guests.hpp"

namespace radslag::invitations::store {

/// By organisation and name, at most 3,000.
std::vector<Invitation> invitations_of(db::Session& session, meetings::MeetingId meeting);
/// What is noted of each person in the attendance of the meeting.
std::vector<std::pair<std::string, meetings::Presence>> presences_at(db::Session& session,
                                                                     meetings::MeetingId meeting);

struct Holder {
    people::PersonId person;
    std::string name;
    std::optional<bodies::PartyId> party;
};
/// Who holds an ordinary mandate in the body on that day and is not invited to the meeting; of at
/// most so many mandates.
std::vector<Holder> uninvited(db::Session& session, meetings::MeetingId meeting,
                              bodies::BodyId body, Day day, int most);
/// Of a meeting that is called and has a day.
struct Called {
    bodies::BodyId body;
    Day day;
};
std::optional<Called> called(db::Session& session, meetings::MeetingId meeting);

/// Who holds any mandate for the party on that day and is not invited, or stands in for the
/// invitation already.
std::vector<NamedId> may_stand_in(db::Session& session, const AnswerableInvitation& of);

/// Without `is_own` and `may_stand_in`.
std::optional<AnswerableInvitation> invitation(db::Session& session, InvitationId id);
std::optional<InvitationId> invitation_of(db::Session& session, meetings::MeetingId meeting,
                                          std::string_view person);

std::vector<Unanswered> unanswered(db::Session& session, std::string_view person, Day today);

void insert(ledger::Act& act, InvitationId id, meetings::MeetingId meeting, people::PersonId person,
            const std::optional<bodies::PartyId>& party,
            const std::optional<InvitationId>& stands_in_for);
void insert_guest(ledger::Act& act, InvitationId id, meetings::MeetingId meeting,
                  const guests::Guest& guest);
void update(ledger::Act& act, InvitationId id, Answer answer);
/// The invitation of whoever was named in that one's stead.
std::optional<InvitationId> stand_in_of(db::Session& session, InvitationId id);
void erase(ledger::Act& act, InvitationId id);

} // namespace radslag::invitations::store
