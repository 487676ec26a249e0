// SQL that writes commitments and announced dates; see store.hpp.
#include "commitments/store.hpp"

namespace radslag::commitments::store {

namespace {

using ledger::Write;

constexpr Write insert_commitment = {
    "commitment",
    {"commitment.insert",
     "INSERT INTO commitment (id, version, kind, text, who, person, organisation, all_parties_of, "
     "body, meeting, point, turn, said_on, due_kind, due_from, due_to, due_words, due_meeting, "
     "state, audience, place_begin, place_end, confidence) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, "
     "$8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 'open', $18, $19, $20, $21) RETURNING *"}};
constexpr Write insert_commitment_person = {
    "commitment_person",
    {"commitment_person.insert", "INSERT INTO commitment_person (id, commitment, person) VALUES "
                                 "($1, $2, $3) RETURNING *"}};
constexpr Write insert_deadline = {
    "deadline",
    {"deadline.insert",
     "INSERT INTO deadline (id, version, what, who, organisation, meeting, point, due_kind, "
     "due_from, due_to, due_words, audience, place_begin, place_end, confidence, due_meeting) "
     "VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) RETURNING "
     "*"}};
constexpr Write insert_commitment_input = {
    "commitment_input",
    {"commitment_input.insert",
     "INSERT INTO commitment_input (id, commitment, input) VALUES ($1, $2, $3) RETURNING *"}};
constexpr Write insert_tick = {"commitment_tick",
                               {"commitment_tick.insert",
                                "INSERT INTO commitment_tick (id, version, commitment, party, "
                                "done_on, text, said_by) VALUES ($1, 1, $2, $3, $4, $5, $6) "
                                "RETURNING *"}};
constexpr Write end_commitment = {
    "commitment",
    {"commitment.end", "UPDATE commitment SET state = $2, done_on = $3, done_by = $4, version = "
                       "version + 1 WHERE id = $1 AND state = 'open' RETURNING *"}};

constexpr db::Statement select_next_meeting = {
    "commitment.next_meeting",
    "SELECT id, day FROM meeting WHERE body = $1 AND day > $2 AND state <> 'cancelled' ORDER BY "
    "day LIMIT 1"};

std::optional<std::size_t> begin_of(const std::optional<documents::Place>& place) {
    return place ? std::optional(place->begin) : std::nullopt;
}

std::optional<std::size_t> end_of(const std::optional<documents::Place>& place) {
    return place ? std::optional(place->end) : std::nullopt;
}

constexpr Write update_commitment_due = {
    "commitment",
    {"commitment.due", "UPDATE commitment SET version = version + 1, due_kind = $2, "
                       "due_from = $3, due_to = $4, due_words = $5 WHERE id = $1 "
                       "RETURNING *"}};
constexpr Write update_deadline_due = {"deadline",
                                       {"deadline.due",
                                        "UPDATE deadline SET version = version + 1, due_kind = $2, "
                                        "due_from = $3, due_to = $4, due_words = $5 WHERE id = $1 "
                                        "RETURNING *"}};

constexpr Write update_basis = {"commitment",
                                {"homework.basis",
                                 "UPDATE commitment SET version = version + 1, basis_meeting = $2, "
                                 "basis_point = $3 WHERE id = $1 RETURNING *"}};

void insert_row(ledger::Act& act, const Commitment& commitment) {
    const Due due = commitment.due.value_or(Due{});
    const auto kind = commitment.due ? std::optional(due_kinds.text(due.kind)) : std::nullopt;
    const auto words = commitment.due ? std::optional(due.words) : std::nullopt;
    const auto person =
        commitment.persons.size() == 1 ? std::optional(commitment.persons.front()) : std::nullopt;
    act.add(insert_commitment, {commitment.id,
                                kinds.text(commitment.kind),
                                commitment.text,
                                commitment.who,
                                person,
                                commitment.organisation,
                                commitment.all_parties_of,
                                commitment.body,
                                commitment.meeting,
                                commitment.point,
                                commitment.turn,
                                to_text(commitment.said_on),
                                kind,
                                to_text(due.from),
                                to_text(due.to),
                                words,
                                due.meeting,
                                commitment.audience,
                                begin_of(commitment.place),
                                end_of(commitment.place),
                                commitment.confidence});
}

} // namespace

void insert(ledger::Act& act, std::span<const Commitment> commitments) {
    for (const Commitment& commitment : commitments)
        insert_row(act, commitment);
    for (const Commitment& commitment : commitments)
        for (const auto& person : commitment.persons)
            act.add(insert_commitment_person,
                    {Id<struct CommitmentPersonTag>::make(), commitment.id, person});
}

void insert(ledger::Act& act, const Deadline& deadline) {
    act.add(insert_deadline,
            {DeadlineId::make(), deadline.what, deadline.who, deadline.organisation,
             deadline.meeting, deadline.point, due_kinds.text(deadline.due.kind),
             to_text(deadline.due.from), to_text(deadline.due.to), deadline.due.words,
             deadline.audience, begin_of(deadline.place), end_of(deadline.place),
             deadline.confidence, deadline.due.meeting});
}

void insert(ledger::Act& act, const Tick& tick) {
    act.add(insert_tick,
            {tick.id, tick.commitment, tick.party, to_text(tick.done_on), tick.text, tick.said_by});
}

void set_basis(ledger::Act& act, CommitmentId id, const std::optional<meetings::MeetingId>& meeting,
               const std::optional<meetings::PointId>& point) {
    act.write(update_basis, {id, meeting, point});
}

Due due_at_next_meeting(db::Session& session, bodies::BodyId body, Day after) {
    Due due{.kind = DueKind::next_meeting};
    session.query(select_next_meeting, {body, to_text(after)}, [&](const db::Row& row) {
        due.meeting = row.id<meetings::MeetingId>(0);
        due.to = row.day(1);
    });
    return due;
}

void insert_input(ledger::Act& act, CommitmentId commitment, InputId input) {
    act.add(insert_commitment_input, {Id<struct CommitmentInputTag>::make(), commitment, input});
}

std::int64_t end(ledger::Act& act, CommitmentId commitment, State state, Day on,
                 std::optional<people::PersonId> by) {
    return act.write(end_commitment, {commitment, states.text(state), to_text(on), by});
}

void set_due(ledger::Act& act, CommitmentId id, const Due& due) {
    act.write(update_commitment_due,
              {id, due_kinds.text(due.kind), to_text(due.from), to_text(due.to), due.words});
}

void set_due(ledger::Act& act, DeadlineId id, const Due& due) {
    act.write(update_deadline_due,
              {id, due_kinds.text(due.kind), to_text(due.from), to_text(due.to), due.words});
}

} // namespace radslag::commitments::store
