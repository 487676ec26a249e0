// Keeping commitments and announced dates by hand; see editing.hpp.
#include "commitments/actions.hpp"

#include "bodies/actions.hpp"
#include "commitments/editing/store.hpp"

#include <algorithm>

namespace radslag::commitments {

namespace {

tl::unexpected<Error> not_yours() {
    return failure(ErrorCode::not_found, "What you look for is not here, or you may not see it.");
}

bool may_keep(const auth::Caller& caller, bodies::BodyId body) {
    return auth::may_in(caller, auth::Right::edit_commitments, body.text());
}

/// What is due at the next meeting is due on its day, once there is one.
Due dated(db::Session& session, const Said& said, Due due) {
    due.meeting.reset();
    if (due.kind != DueKind::next_meeting || !said.day)
        return due;
    Due next = due_at_next_meeting(session, said.body, *said.day);
    next.words = due.words;
    return next;
}

/// Looks up a record by `find`, asks for the right in its body, compares the version, and runs
/// `change(act, record)`.
template <class Find, class Change>
Result<std::int64_t> change_record(db::Database& database, const auth::Caller& caller,
                                   std::string_view verb, std::int64_t version, Find&& find,
                                   Change&& change) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto before = find(session);
        if (!before || !may_keep(caller, before->said.body))
            return not_yours();
        if (before->version != version)
            return failure(ErrorCode::conflict, "Somebody else has saved this meanwhile.");
        ledger::Act act(session, caller.person, verb, before->id.text());
        change(act, *before);
        return act.append();
    });
}

Added<CommitmentId> add(db::Session& session, const auth::Caller& caller, const Said& said,
                        const CommitmentEdit& edit) {
    Commitment commitment{.body = said.body, .audience = said.audience};
    commitment.kind = edit.kind;
    commitment.text = edit.text;
    commitment.who = edit.who;
    commitment.persons = edit.persons;
    commitment.organisation = edit.organisation;
    if (edit.all_parties)
        commitment.all_parties_of = said.body;
    commitment.meeting = said.meeting;
    commitment.point = said.point;
    commitment.turn = said.turn;
    commitment.said_on = said.day;
    commitment.due = dated(session, said, edit.due);
    ledger::Act act(session, caller.person, "commitment.add", commitment.id.text());
    record(act, commitment);
    return {commitment.id, act.append()};
}

} // namespace

std::vector<NamedId> bodies_of(db::Session& session, const auth::Caller& caller) {
    auto all = editing_store::bodies(session);
    std::erase_if(all, [&](const NamedId& body) {
        return !auth::may_in(caller, auth::Right::edit_commitments, body.id);
    });
    return all;
}

std::optional<Said> said_at(db::Session& session, const auth::Caller& caller,
                            meetings::MeetingId meeting,
                            const std::optional<meetings::TurnId>& turn) {
    auto said = editing_store::said_at(session, caller.reader(), meeting);
    if (!said || !may_keep(caller, said->body))
        return std::nullopt;
    if (turn && editing_store::is_turn_of(session, caller.reader(), meeting, *turn)) {
        said->turn = turn;
        said->point = editing_store::point_of(session, caller.reader(), meeting, *turn);
    }
    return said;
}

std::string text_of(db::Session& session, const auth::Caller& caller, meetings::TurnId turn) {
    return editing_store::text_of(session, caller.reader(), turn);
}

std::optional<EditableCommitment> editable_commitment(db::Session& session,
                                                      const auth::Caller& caller, CommitmentId id) {
    auto found = editing_store::commitment(session, caller.reader(), id);
    if (found && !may_keep(caller, found->said.body))
        found.reset();
    return found;
}

std::optional<EditableDeadline> editable_deadline(db::Session& session, const auth::Caller& caller,
                                                  DeadlineId id) {
    auto found = editing_store::deadline(session, caller.reader(), id);
    if (found && !may_keep(caller, found->said.body))
        found.reset();
    return found;
}

std::vector<NamedId> commitments_at(db::Session& session, const auth::Caller& caller,
                                    meetings::MeetingId meeting) {
    return editing_store::commitments_at(session, caller.reader(), meeting);
}

std::vector<NamedId> deadlines_at(db::Session& session, const auth::Caller& caller,
                                  meetings::MeetingId meeting) {
    return editing_store::deadlines_at(session, caller.reader(), meeting);
}

Result<Added<CommitmentId>> add_commitment(db::Database& database, const auth::Caller& caller,
                                           const Said& said, const CommitmentEdit& edit) {
    if (!may_keep(caller, said.body))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<Added<CommitmentId>> {
        return add(session, caller, said, edit);
    });
}

Result<Added<CommitmentId>> add_commitment(db::Database& database, const auth::Caller& caller,
                                           bodies::BodyId body, bodies::Visibility visibility,
                                           Day said_on, const CommitmentEdit& edit) {
    if (!may_keep(caller, body))
        return wrong_field("body", Message{"Choose one of the list.", {}});
    return database.writing([&](db::Session& session) -> Result<Added<CommitmentId>> {
        return add(
            session, caller,
            {body, bodies::audience(session, visibility, body), {}, {}, {}, said_on, {}, false},
            edit);
    });
}

Result<std::int64_t> edit_commitment(db::Database& database, const auth::Caller& caller,
                                     CommitmentId id, std::int64_t version,
                                     const CommitmentEdit& edit) {
    return change_record(
        database, caller, "commitment.edit", version,
        [&](db::Session& session) {
            return editing_store::commitment(session, caller.reader(), id);
        },
        [&](ledger::Act& act, const EditableCommitment& before) {
            CommitmentEdit wanted = edit;
            wanted.due = dated(act.session(), before.said, edit.due);
            editing_store::update(act, id, before.said.body, wanted);
            editing_store::replace_persons(act, id, wanted);
        });
}

Result<std::int64_t> set_state(db::Database& database, const auth::Caller& caller, CommitmentId id,
                               std::int64_t version, State state, Day today) {
    const std::string_view verb = state == State::done        ? "commitment.done"
                                  : state == State::withdrawn ? "commitment.withdraw"
                                                              : "commitment.open";
    return change_record(
        database, caller, verb, version,
        [&](db::Session& session) {
            return editing_store::commitment(session, caller.reader(), id);
        },
        [&](ledger::Act& act, const EditableCommitment&) {
            const auto on = state == State::open ? std::nullopt : std::optional(today);
            editing_store::set_state(act, id, state, on, caller.person);
        });
}

std::vector<NamedId> parties_to_tick(db::Session& session, const auth::Caller& caller,
                                     CommitmentId id) {
    const auto homework = editing_store::commitment(session, caller.reader(), id);
    if (!homework)
        return {};
    auto parties = editing_store::unticked(session, caller.reader(), id);
    if (!may_keep(caller, homework->said.body))
        std::erase_if(parties, [&](const NamedId& party) {
            return std::ranges::find(caller.grants, party.id, &auth::Grant::party) ==
                   caller.grants.end();
        });
    return parties;
}

Result<std::int64_t> tick(db::Database& database, const auth::Caller& caller, CommitmentId id,
                          const TickEdit& edit) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto parties = parties_to_tick(session, caller, id);
        if (parties.empty())
            return not_yours();
        if (std::ranges::find(parties, edit.party.text(), &NamedId::id) == parties.end())
            return wrong_field("party", Message{"Choose one of the list.", {}});
        ledger::Act act(session, caller.person, "commitment.tick", id.text());
        editing_store::insert_tick(act, id, edit, caller.person);
        return act.append();
    });
}

Result<Added<DeadlineId>> add_deadline(db::Database& database, const auth::Caller& caller,
                                       const Said& said, const DeadlineEdit& edit) {
    if (!may_keep(caller, said.body))
        return not_yours();
    return database.writing([&](db::Session& session) -> Result<Added<DeadlineId>> {
        const auto id = DeadlineId::make();
        DeadlineEdit wanted = edit;
        wanted.due = dated(session, said, edit.due);
        ledger::Act act(session, caller.person, "deadline.add", id.text());
        editing_store::insert(act, id, said, wanted);
        return Added<DeadlineId>{id, act.append()};
    });
}

Result<std::int64_t> edit_deadline(db::Database& database, const auth::Caller& caller,
                                   DeadlineId id, std::int64_t version, const DeadlineEdit& edit) {
    return change_record(
        database, caller, "deadline.edit", version,
        [&](db::Session& session) { return editing_store::deadline(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableDeadline& before) {
            DeadlineEdit wanted = edit;
            wanted.due = dated(act.session(), before.said, edit.due);
            editing_store::update(act, id, wanted);
        });
}

Result<std::int64_t> delete_deadline(db::Database& database, const auth::Caller& caller,
                                     DeadlineId id, std::int64_t version) {
    return change_record(
        database, caller, "deadline.delete", version,
        [&](db::Session& session) { return editing_store::deadline(session, caller.reader(), id); },
        [&](ledger::Act& act, const EditableDeadline&) { editing_store::erase(act, id); });
}

} // namespace radslag::commitments
