// SQL of the form of a commitment; see store.hpp.
#include "commitments/editing/rows.hpp"

namespace radslag::commitments::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_bodies = {"commitment.bodies",
                                         "SELECT id, name FROM body ORDER BY sort_key, id"};
constexpr db::Statement select_said_at = {
    "commitment.said_at",
    "SELECT m.body, m.audience, m.day, m.title, b.demonstration FROM meeting m JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $2 JOIN body b ON b.id = m.body "
    "WHERE m.id = $1"};
constexpr db::Statement select_turn = {
    "commitment.turn", "SELECT t.point, t.text FROM turn t JOIN turn_reader r ON r.turn = t.id AND "
                       "r.reader = $3 WHERE t.id = $1 AND t.meeting = $2"};
constexpr db::Statement select_turn_text = {
    "commitment.turn_text", "SELECT t.text FROM turn t JOIN turn_reader r ON r.turn = t.id AND "
                            "r.reader = $2 WHERE t.id = $1"};
constexpr db::Statement select_commitment = {
    "commitment.editable",
    "SELECT c.body, c.audience, c.meeting, c.point, c.turn, c.said_on, coalesce(m.title, b.name), "
    "b.demonstration, c.kind, c.text, c.organisation, o.name, c.all_parties_of, c.due_kind, "
    "c.due_from, c.due_to, c.due_words, c.due_meeting, c.state, c.version, c.who FROM commitment c "
    "JOIN "
    "commitment_reader r ON r.commitment = c.id AND r.reader = $2 JOIN body b ON b.id = c.body "
    "LEFT JOIN meeting m ON m.id = c.meeting LEFT JOIN organisation o ON o.id = c.organisation "
    "WHERE c.id = $1"};
constexpr db::Statement select_persons = {
    "commitment.editable_persons",
    "SELECT c.person, p.name FROM commitment_person c JOIN person p ON p.id = c.person WHERE "
    "c.commitment = $1 ORDER BY c.id"};
constexpr db::Statement select_at = {
    "commitment.at_meeting",
    "SELECT c.id, c.text FROM commitment c JOIN commitment_reader r ON r.commitment = c.id AND "
    "r.reader = $2 WHERE c.meeting = $1 ORDER BY c.place_begin NULLS LAST, c.id"};
constexpr Write update_commitment = {
    "commitment",
    {"commitment.edit",
     "UPDATE commitment SET version = version + 1, kind = $2, text = $3, who = $12, person = $4, "
     "organisation = $5, all_parties_of = $6, due_kind = $7, due_from = $8, due_to = $9, due_words "
     "= $10, due_meeting = $11, due_milestone = CASE WHEN $7 = 'event' THEN due_milestone END "
     "WHERE "
     "id = $1 RETURNING *"}};
constexpr Write update_state = {
    "commitment",
    {"commitment.state", "UPDATE commitment SET version = version + 1, state = $2, done_on = $3, "
                         "done_by = $4 WHERE id = $1 RETURNING *"}};
constexpr Write insert_person = {
    "commitment_person",
    {"commitment_person.add", "INSERT INTO commitment_person (id, commitment, person) VALUES ($1, "
                              "$2, $3) RETURNING *"}};
constexpr Write delete_persons = {
    "commitment_person",
    {"commitment_person.delete",
     "DELETE FROM commitment_person WHERE commitment = $1 RETURNING *"}};
constexpr db::Statement select_unticked = {
    "commitment.unticked",
    "SELECT p.party, o.name FROM homework_party p JOIN commitment_reader r ON r.commitment = "
    "p.commitment AND r.reader = $2 JOIN organisation o ON o.id = p.organisation WHERE "
    "p.commitment = $1 AND NOT EXISTS (SELECT 1 FROM commitment_tick t WHERE t.commitment = "
    "p.commitment AND t.party = p.party) ORDER BY o.sort_key, p.party"};
constexpr Write insert_tick_row = {
    "commitment_tick",
    {"commitment_tick.add", "INSERT INTO commitment_tick (id, version, commitment, party, done_on, "
                            "text, said_by) VALUES ($1, 1, $2, $3, $4, $5, $6) RETURNING *"}};

std::vector<NamedId> named(db::Session& session, const db::Statement& statement,
                           std::initializer_list<db::Parameter> parameters) {
    std::vector<NamedId> found;
    session.query(statement, parameters, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

EditableCommitment commitment_in(const db::Row& row, CommitmentId id) {
    EditableCommitment found{id,
                             {row.id<bodies::BodyId>(0), row.id<bodies::AudienceId>(1),
                              row.optional_id<meetings::MeetingId>(2),
                              row.optional_id<meetings::PointId>(3),
                              row.optional_id<meetings::TurnId>(4), row.optional_day(5),
                              row.string(6), row.integer(7) != 0},
                             {}};
    found.edit.kind = kinds.require(row.text(8));
    found.edit.text = row.string(9);
    found.edit.organisation = row.optional_id<people::OrganisationId>(10);
    if (found.edit.organisation)
        found.names.push_back({row.string(10), row.string(11)});
    found.edit.all_parties = !row.is_null(12);
    found.edit.due = due_at(row, 13);
    found.state = states.require(row.text(18));
    found.version = row.integer(19);
    found.edit.who = row.optional_text(20);
    return found;
}

} // namespace

std::vector<NamedId> bodies(db::Session& session) {
    return named(session, select_bodies, {});
}

std::optional<Said> said_at(db::Session& session, const auth::Reader& reader,
                            meetings::MeetingId meeting) {
    std::optional<Said> found;
    session.query(select_said_at, {meeting, reader.key}, [&](const db::Row& row) {
        found.emplace(Said{row.id<bodies::BodyId>(0),
                           row.id<bodies::AudienceId>(1),
                           meeting,
                           {},
                           {},
                           row.optional_day(2),
                           row.string(3),
                           row.integer(4) != 0});
    });
    return found;
}

std::optional<meetings::PointId> point_of(db::Session& session, const auth::Reader& reader,
                                          meetings::MeetingId meeting, meetings::TurnId turn) {
    std::optional<meetings::PointId> found;
    session.query(select_turn, {turn, meeting, reader.key},
                  [&](const db::Row& row) { found = row.optional_id<meetings::PointId>(0); });
    return found;
}

bool is_turn_of(db::Session& session, const auth::Reader& reader, meetings::MeetingId meeting,
                meetings::TurnId turn) {
    bool found = false;
    session.query(select_turn, {turn, meeting, reader.key}, [&](const db::Row&) { found = true; });
    return found;
}

std::string text_of(db::Session& session, const auth::Reader& reader, meetings::TurnId turn) {
    return session.text(select_turn_text, {turn, reader.key}).value_or("");
}

std::optional<EditableCommitment> commitment(db::Session& session, const auth::Reader& reader,
                                             CommitmentId id) {
    std::optional<EditableCommitment> found;
    session.query(select_commitment, {id, reader.key},
                  [&](const db::Row& row) { found.emplace(commitment_in(row, id)); });
    if (found)
        session.query(select_persons, {id}, [&](const db::Row& row) {
            found->edit.persons.push_back(row.id<people::PersonId>(0));
            found->names.push_back({row.string(0), row.string(1)});
        });
    return found;
}

std::vector<NamedId> commitments_at(db::Session& session, const auth::Reader& reader,
                                    meetings::MeetingId meeting) {
    return named(session, select_at, {meeting, reader.key});
}

void update(ledger::Act& act, CommitmentId id, bodies::BodyId body, const CommitmentEdit& edit) {
    const auto person =
        edit.persons.size() == 1 ? std::optional(edit.persons.front()) : std::nullopt;
    const auto all = edit.all_parties ? std::optional(body) : std::nullopt;
    act.write(update_commitment,
              {id, kinds.text(edit.kind), edit.text, person, edit.organisation, all,
               due_kinds.text(edit.due.kind), to_text(edit.due.from), to_text(edit.due.to),
               edit.due.words, edit.due.meeting, edit.who});
}

void replace_persons(ledger::Act& act, CommitmentId id, const CommitmentEdit& edit) {
    act.erase(delete_persons, {id});
    for (const people::PersonId person : edit.persons)
        act.write(insert_person, {Id<struct CommitmentPersonTag>::make(), id, person});
}

void set_state(ledger::Act& act, CommitmentId id, State state, const std::optional<Day>& done_on,
               std::string_view done_by) {
    const auto by = done_on ? std::optional(done_by) : std::nullopt;
    act.write(update_state, {id, states.text(state), to_text(done_on), by});
}

std::vector<NamedId> unticked(db::Session& session, const auth::Reader& reader, CommitmentId id) {
    return named(session, select_unticked, {id, reader.key});
}

void insert_tick(ledger::Act& act, CommitmentId id, const TickEdit& edit,
                 std::string_view said_by) {
    act.write(insert_tick_row, {Id<struct TickTag>::make(), id, edit.party, to_text(edit.done_on),
                                edit.text, said_by});
}

} // namespace radslag::commitments::editing_store
