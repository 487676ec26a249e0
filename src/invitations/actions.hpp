// What people do with invitations: the secretariat calls a meeting, whoever is invited answers, or
// somebody of the same party or of the secretariat answers for them.
#pragma once

#include "invitations/incoming/incoming.hpp"
#include "invitations/needs/needs.hpp"
#include "meetings/editing/editing.hpp"
#include "platform/jobs/worker.hpp"

#include <functional>

namespace radslag::invitations {

/// A meeting as the secretariat that calls it sees it.
struct CalledMeeting {
    meetings::EditableMeeting meeting;
    bool has_agenda = false;             ///< a point that the caller may read
    std::vector<Invitation> invitations; ///< by organisation and name
    std::vector<NamedId> uninvited;      ///< who holds an ordinary mandate on its day, and is not
    mailing::Facts facts;                ///< what a mail would tell
    mailing::Progress mails;
    std::vector<incoming::Leftover> leftovers; ///< answers by mail that could not be acted on
    std::vector<needs::Told> needs;            ///< of those who come
};

/// Nothing without the right edit_meetings in its body.
std::optional<CalledMeeting> called_meeting(db::Session& session, const auth::Caller& caller,
                                            meetings::MeetingId id);

/// Why a meeting can call nobody, as a sentence; nothing when it can: it needs a day that has not
/// passed, and is neither held nor cancelled.
std::optional<Message> reason_not_to_call(const meetings::MeetingEdit& meeting, Day today);

/// Invites whoever holds an ordinary mandate in the body on the day of the meeting and is not
/// invited yet; a planned meeting is then called. Beyond `most_at_once` the rest is left to a job
/// (inviting()). Gives the entry. Errors: not_found without the right; conflict when there is
/// nobody left to invite, or as reason_not_to_call() says.
constexpr int most_at_once = 100;
Result<std::int64_t> invite(db::Database& database, const auth::Caller& caller,
                            meetings::MeetingId meeting, Day today, const mail::Outbox& outbox);

/// Invites the rest, some at a time, as long as the meeting is called. The database must outlive
/// it.
jobs::Kind inviting(db::Database& database, mail::Outbox outbox);

/// Has mails written about a meeting that the caller may edit. Errors: not_found without the right;
/// conflict when no mail can be written: no mail server, no day, a meeting that is over.
Result<void> tell(db::Database& database, const auth::Caller& caller, meetings::MeetingId meeting,
                  mailing::Scope scope, Day today, const mail::Outbox& outbox);

/// The same inside an action that knows already that it may; nothing without a mail server.
void let_out(db::Session& session, meetings::MeetingId meeting, mailing::Scope scope,
             const mail::Outbox& outbox);

/// An invitation that the caller may answer, with its meeting.
struct AnswerableInvitation : Invitation {
    meetings::MeetingId meeting;
    std::string meeting_title;
    bodies::BodyId body;
    std::string body_name;
    bool demonstration = false;
    std::optional<Day> day;
    std::optional<std::string> start_time; ///< local, "09:30"
    std::optional<std::string> venue;
    meetings::MeetingState state = meetings::MeetingState::called;
    bool is_own = false;                    ///< the caller's own
    std::vector<NamedId> may_stand_in = {}; ///< persons of the party who are not invited otherwise
    bool sees_needs = false; ///< whoever is invited, and whoever may edit the meeting
    needs::Needs needs = {}; ///< as told; nothing where they may not be seen
};

/// One's own, one of one's party, or any of a meeting that the caller may edit.
std::optional<AnswerableInvitation> answerable(db::Session& session, const auth::Caller& caller,
                                               InvitationId id);

/// The caller's own invitation to a meeting, if there is one.
std::optional<InvitationId> own_invitation(db::Session& session, const auth::Caller& caller,
                                           meetings::MeetingId meeting);

/// An invitation that its person has not answered yet.
struct Unanswered {
    InvitationId id;
    std::string meeting_title;
    std::string body;
    std::optional<Day> day;
    std::optional<std::string> start_time; ///< local, "09:30"
    std::optional<std::string> venue;
};
/// The caller's own to meetings that are to come, by day; at most 50.
std::vector<Unanswered> unanswered(db::Session& session, const auth::Caller& caller, Day today);

struct AnswerEdit {
    Answer answer = Answer::room;
    std::optional<people::PersonId> substitute; ///< with `absent` alone
    std::optional<needs::Needs> needs = {};     ///< nothing: as told before
};

/// Answers, or answers anew. Whom an earlier answer named is invited no more when this one names
/// nobody or another, and so is whoever that one had named in turn. Whoever is named is invited,
/// and answers in turn; since nobody is invited twice, a substitute's substitute can never be one
/// of those before. Errors: not_found; conflict when it is no longer in that version, or the
/// meeting is over; invalid with the field `substitute` for somebody who may not stand in.
Result<std::int64_t> answer(db::Database& database, const auth::Caller& caller, InvitationId id,
                            std::int64_t version, const AnswerEdit& edit, Day today,
                            const mail::Outbox& outbox);

/// The same two inside an act, for those who have decided already who may take them. `id_of` gives
/// the invitation of each person its id; `substitute_id` is that of whoever is named.
/// Invites at most `most_at_once`; gives how many.
int record_call(ledger::Act& act, meetings::MeetingId meeting, bodies::BodyId body, Day day,
                const std::function<InvitationId(people::PersonId)>& id_of);
/// Errors: not_found for an invitation that is not there, and as of answer().
Result<void> record_answer(ledger::Act& act, InvitationId id, const AnswerEdit& edit,
                           InvitationId substitute_id);

} // namespace radslag::invitations
