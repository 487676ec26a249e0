// See actions.hpp.
#include "invitations/actions.hpp"

#include "invitations/store.hpp"
#include "meetings/additions.hpp"
#include "meetings/editing/changes.hpp"

#include <algorithm>

namespace radslag::invitations {

namespace {

using ledger::not_yours;

constexpr int most_shown = 3000;
constexpr std::string_view inviting_kind = "invitations.invite";

/// Whoever writes for a party answers for its people too.
bool speaks_for(const auth::Caller& caller, const std::optional<bodies::PartyId>& party) {
    return party && std::ranges::any_of(caller.grants, [&](const auth::Grant& grant) {
               return grant.party == party->text() &&
                      auth::carries(grant.role, auth::Right::send_inputs);
           });
}

bool may_answer(const auth::Caller& caller, const AnswerableInvitation& of) {
    return caller.is_known() && (of.person.id == caller.person || speaks_for(caller, of.party) ||
                                 auth::may_in(caller, auth::Right::edit_meetings, of.body.text()));
}

/// Whoever was named in this one's stead, and whoever was in that one's, are invited no more. The
/// last goes first, for each row refers to the one before.
void call_off(ledger::Act& act, InvitationId id) {
    std::vector<InvitationId> chain;
    for (auto next = store::stand_in_of(act.session(), id); next;
         next = store::stand_in_of(act.session(), chain.back()))
        chain.push_back(*next);
    for (auto each = chain.rbegin(); each != chain.rend(); ++each)
        store::erase(act, *each);
}

bool is_over(const AnswerableInvitation& of, Day today) {
    using meetings::MeetingState;
    return of.state == MeetingState::held || of.state == MeetingState::cancelled || !of.day ||
           *of.day < today;
}

Result<void> name_substitute(ledger::Act& act, const AnswerableInvitation& of,
                             const std::optional<people::PersonId>& substitute,
                             InvitationId substitute_id) {
    const bool stays = substitute && of.substitute && of.substitute->id == substitute->text();
    if (stays)
        return {};
    call_off(act, of.id);
    if (!substitute)
        return {};
    if (std::ranges::find(of.may_stand_in, substitute->text(), &NamedId::id) ==
        of.may_stand_in.end())
        return wrong_field("substitute", Message{"Choose one of the list.", {}});
    store::insert(act, substitute_id, of.meeting, *substitute, of.party, of.id);
    return {};
}

Result<void> record(ledger::Act& act, const AnswerableInvitation& of, const AnswerEdit& edit,
                    InvitationId substitute_id) {
    if (edit.substitute && edit.answer != Answer::absent)
        return wrong_field("substitute",
                           Message{"Whoever takes part needs no substitute. Choose none, or answer "
                                   "that you cannot come.",
                                   {}});
    if (const auto named = name_substitute(act, of, edit.substitute, substitute_id); !named)
        return named;
    store::update(act, of.id, edit.answer);
    const auto needed = edit.needs ? *edit.needs : needs::needs_of(act.session(), of.id);
    needs::keep(act.session(), of.id, needs::as_answered(needed, edit.answer));
    return {};
}

InvitationId new_id(people::PersonId) {
    return InvitationId::make();
}

/// What a job goes on with: a meeting, and in whose name.
struct Rest {
    meetings::MeetingId meeting;
    std::string caller;
};

void leave_rest(db::Session& session, const Rest& rest) {
    const std::string payload = std::string(rest.meeting.text()) + ' ' + rest.caller;
    jobs::enqueue(session, {inviting_kind, payload, payload, std::nullopt});
}

std::optional<Rest> parse_rest(std::string_view payload) {
    const auto space = payload.find(' ');
    const auto meeting = meetings::MeetingId::parse(payload.substr(0, space));
    if (space == std::string_view::npos || !meeting)
        return std::nullopt;
    return Rest{*meeting, std::string(payload.substr(space + 1))};
}

/// Gives how many; none once the call was taken back.
Result<int> invite_some(db::Database& database, const Rest& rest, const mail::Outbox& outbox) {
    return database.writing([&](db::Session& session) -> Result<int> {
        const auto called = store::called(session, rest.meeting);
        if (!called)
            return 0;
        ledger::Act act(session, rest.caller, "meeting.call", rest.meeting.text());
        const int invited = record_call(act, rest.meeting, called->body, called->day, new_id);
        if (invited == 0)
            return 0;
        let_out(session, rest.meeting, mailing::Scope::added, outbox);
        act.append();
        return invited;
    });
}

std::optional<Message> reason_not_to_tell(const meetings::MeetingEdit& meeting, Day today,
                                          const mail::Outbox& outbox) {
    if (!outbox.is_open)
        return Message{"No mail server is set up here. Whoever runs the service names one by "
                       "--mail-server.",
                       {}};
    if (!meeting.day)
        return Message{"Nothing can be told of a meeting without a day. Edit the meeting and give "
                       "it one, or cancel it.",
                       {}};
    if (*meeting.day < today)
        return Message{"The meeting is over: there is nothing to tell any more.", {}};
    return std::nullopt;
}

} // namespace

std::optional<CalledMeeting> called_meeting(db::Session& session, const auth::Caller& caller,
                                            meetings::MeetingId id) {
    auto meeting = meetings::editable_meeting(session, caller, id);
    if (!meeting)
        return std::nullopt;
    const auto facts = mailing::facts_of(session, id);
    if (!facts)
        return std::nullopt;
    CalledMeeting called{std::move(*meeting),
                         !meetings::points_to_attach_to(session, caller.reader(), id).empty(),
                         store::invitations_of(session, id),
                         {},
                         *facts,
                         mailing::progress_of(session, *facts),
                         incoming::leftovers(session, id),
                         needs::told_for(session, id)};
    if (called.meeting.edit.day)
        for (const store::Holder& each : store::uninvited(session, id, called.meeting.body,
                                                          *called.meeting.edit.day, most_shown))
            called.uninvited.push_back({std::string(each.person.text()), each.name});
    return called;
}

std::optional<Message> reason_not_to_call(const meetings::MeetingEdit& meeting, Day today) {
    using meetings::MeetingState;
    if (meeting.state == MeetingState::cancelled)
        return Message{"The meeting is cancelled: nobody can be invited to it.", {}};
    if (!meeting.day)
        return Message{"Nobody can be invited to a meeting without a day. Edit the meeting and "
                       "give it one.",
                       {}};
    if (meeting.state == MeetingState::held || *meeting.day < today)
        return Message{"The meeting is over: nobody can be invited to it any more.", {}};
    return std::nullopt;
}

Result<std::int64_t> invite(db::Database& database, const auth::Caller& caller,
                            meetings::MeetingId meeting, Day today, const mail::Outbox& outbox) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto found = meetings::editable_meeting(session, caller, meeting);
        if (!found)
            return not_yours();
        if (const auto reason = reason_not_to_call(found->edit, today))
            return tl::unexpected<Error>(Error{ErrorCode::conflict, *reason});
        ledger::Act act(session, caller.person, "meeting.call", meeting.text());
        const int invited = record_call(act, meeting, found->body, *found->edit.day, new_id);
        if (invited == 0)
            return failure(ErrorCode::conflict,
                           "Nobody is left to invite: whoever holds an ordinary mandate on the day "
                           "of the meeting is invited already.");
        if (invited == most_at_once)
            leave_rest(session, {meeting, std::string(caller.person)});
        let_out(session, meeting, mailing::Scope::added, outbox);
        return act.append();
    });
}

jobs::Kind inviting(db::Database& database, mail::Outbox outbox) {
    return {std::string(inviting_kind),
            [&database, outbox = std::move(outbox)](const jobs::Job& job) -> Result<void> {
                const auto rest = parse_rest(job.payload);
                for (int invited = most_at_once; rest && invited == most_at_once;) {
                    const auto some = invite_some(database, *rest, outbox);
                    if (!some)
                        return tl::unexpected<Error>(some.error());
                    invited = *some;
                }
                return {};
            }};
}

Result<void> tell(db::Database& database, const auth::Caller& caller, meetings::MeetingId meeting,
                  mailing::Scope scope, Day today, const mail::Outbox& outbox) {
    return database.write([&](db::Session& session) -> Result<void> {
        const auto found = meetings::editable_meeting(session, caller, meeting);
        if (!found)
            return not_yours();
        if (const auto reason = reason_not_to_tell(found->edit, today, outbox))
            return tl::unexpected<Error>(Error{ErrorCode::conflict, *reason});
        let_out(session, meeting, scope, outbox);
        return {};
    });
}

void let_out(db::Session& session, meetings::MeetingId meeting, mailing::Scope scope,
             const mail::Outbox& outbox) {
    if (!outbox.is_open)
        return;
    mailing::tell(session, meeting, scope);
    session.after_commit(outbox.wake);
}

std::optional<AnswerableInvitation> answerable(db::Session& session, const auth::Caller& caller,
                                               InvitationId id) {
    auto found = store::invitation(session, id);
    if (!found || !may_answer(caller, *found))
        return std::nullopt;
    found->is_own = found->person.id == caller.person;
    found->may_stand_in = store::may_stand_in(session, *found);
    found->sees_needs =
        found->is_own || auth::may_in(caller, auth::Right::edit_meetings, found->body.text());
    if (found->sees_needs)
        found->needs = needs::needs_of(session, id);
    return found;
}

std::optional<InvitationId> own_invitation(db::Session& session, const auth::Caller& caller,
                                           meetings::MeetingId meeting) {
    return caller.is_known() ? store::invitation_of(session, meeting, caller.person) : std::nullopt;
}

std::vector<Unanswered> unanswered(db::Session& session, const auth::Caller& caller, Day today) {
    return caller.is_known() ? store::unanswered(session, caller.person, today)
                             : std::vector<Unanswered>{};
}

Result<std::int64_t> answer(db::Database& database, const auth::Caller& caller, InvitationId id,
                            std::int64_t version, const AnswerEdit& edit, Day today,
                            const mail::Outbox& outbox) {
    return ledger::change_record(
        database, caller, "invitation.answer", version,
        [&](db::Session& session) { return answerable(session, caller, id); },
        [&](ledger::Act& act, const AnswerableInvitation& found) -> Result<void> {
            if (is_over(found, today))
                return failure(ErrorCode::conflict,
                               "The meeting is over or cancelled, and takes no answers any more.");
            // A substitute is told who is invited, or not any more.
            if (edit.substitute || found.substitute)
                let_out(act.session(), found.meeting, mailing::Scope::added, outbox);
            AnswerEdit allowed = edit;
            if (!found.sees_needs)
                allowed.needs.reset();
            return record(act, found, allowed, InvitationId::make());
        });
}

int record_call(ledger::Act& act, meetings::MeetingId meeting, bodies::BodyId body, Day day,
                const std::function<InvitationId(people::PersonId)>& id_of) {
    const auto left = store::uninvited(act.session(), meeting, body, day, most_at_once);
    for (const store::Holder& each : left)
        store::insert(act, id_of(each.person), meeting, each.person, each.party, {});
    if (!left.empty())
        meetings::mark_called(act, meeting);
    return static_cast<int>(left.size());
}

Result<void> record_answer(ledger::Act& act, InvitationId id, const AnswerEdit& edit,
                           InvitationId substitute_id) {
    auto found = store::invitation(act.session(), id);
    if (!found)
        return not_yours();
    found->may_stand_in = store::may_stand_in(act.session(), *found);
    return record(act, *found, edit, substitute_id);
}

} // namespace radslag::invitations
