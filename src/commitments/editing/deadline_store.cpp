// SQL of the form of an announced date; see store.hpp.
#include "commitments/editing/rows.hpp"

namespace radslag::commitments::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_deadline = {
    "deadline.editable",
    "SELECT m.body, d.audience, d.meeting, d.point, m.day, m.title, b.demonstration, d.what, "
    "d.who, d.organisation, o.name, d.due_kind, d.due_from, d.due_to, d.due_words, d.due_meeting, "
    "d.version "
    "FROM deadline d JOIN deadline_reader r ON r.deadline = d.id AND r.reader = $2 JOIN meeting m "
    "ON m.id = d.meeting JOIN body b ON b.id = m.body LEFT JOIN organisation o ON o.id = "
    "d.organisation WHERE d.id = $1"};
constexpr db::Statement select_deadline_at = {
    "deadline.at_meeting",
    "SELECT d.id, d.what FROM deadline d JOIN deadline_reader r ON r.deadline = d.id AND r.reader "
    "= $2 WHERE d.meeting = $1 ORDER BY d.place_begin NULLS LAST, d.id"};
constexpr Write insert_deadline = {
    "deadline",
    {"deadline.add",
     "INSERT INTO deadline (id, version, what, who, organisation, meeting, point, due_kind, "
     "due_from, due_to, due_words, audience, due_meeting, confidence) VALUES ($1, 1, $2, $3, $4, "
     "$5, $6, $7, $8, $9, $10, $11, $12, 100) RETURNING *"}};
constexpr Write update_deadline = {
    "deadline",
    {"deadline.edit", "UPDATE deadline SET version = version + 1, what = $2, who = $3, "
                      "organisation = $4, due_kind = $5, due_from = $6, due_to = $7, due_words = "
                      "$8, due_meeting = $9, due_milestone = CASE WHEN $5 = 'event' THEN "
                      "due_milestone END WHERE id = $1 RETURNING *"}};
constexpr Write delete_deadline = {
    "deadline", {"deadline.delete", "DELETE FROM deadline WHERE id = $1 RETURNING *"}};

} // namespace

std::optional<EditableDeadline> deadline(db::Session& session, const auth::Reader& reader,
                                         DeadlineId id) {
    std::optional<EditableDeadline> found;
    session.query(select_deadline, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(
            EditableDeadline{id,
                             {row.id<bodies::BodyId>(0),
                              row.id<bodies::AudienceId>(1),
                              row.optional_id<meetings::MeetingId>(2),
                              row.optional_id<meetings::PointId>(3),
                              {},
                              row.optional_day(4),
                              row.string(5),
                              row.integer(6) != 0},
                             {row.string(7), row.optional_text(8),
                              row.optional_id<people::OrganisationId>(9), due_at(row, 11)},
                             row.string(10),
                             row.integer(16)});
    });
    return found;
}

std::vector<NamedId> deadlines_at(db::Session& session, const auth::Reader& reader,
                                  meetings::MeetingId meeting) {
    std::vector<NamedId> found;
    session.query(select_deadline_at, {meeting, reader.key}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

void insert(ledger::Act& act, DeadlineId id, const Said& said, const DeadlineEdit& edit) {
    act.write(insert_deadline,
              {id, edit.what, edit.who, edit.organisation, said.meeting, said.point,
               due_kinds.text(edit.due.kind), to_text(edit.due.from), to_text(edit.due.to),
               edit.due.words, said.audience, edit.due.meeting});
}

void update(ledger::Act& act, DeadlineId id, const DeadlineEdit& edit) {
    act.write(update_deadline,
              {id, edit.what, edit.who, edit.organisation, due_kinds.text(edit.due.kind),
               to_text(edit.due.from), to_text(edit.due.to), edit.due.words, edit.due.meeting});
}

void erase(ledger::Act& act, DeadlineId id) {
    act.erase(delete_deadline, {id});
}

} // namespace radslag::commitments::editing_store
