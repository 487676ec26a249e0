// SQL of the forms of decisions and of attendance; see store.hpp.
#include "meetings/editing/store.hpp"

namespace radslag::meetings::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_decision = {
    "decision.editable",
    "SELECT d.meeting, d.point, d.text, d.version FROM decision d JOIN decision_reader r ON "
    "r.decision = d.id AND r.reader = $2 WHERE d.id = $1"};
constexpr Write insert_decision = {
    "decision",
    {"decision.add", "INSERT INTO decision (id, version, meeting, point, position, text, "
                     "audience, confidence) VALUES ($1, 1, $2, $3, (SELECT coalesce(max(position), "
                     "0) + 1 FROM decision WHERE meeting = $2), $4, $5, 100) RETURNING *"}};
constexpr Write update_decision = {
    "decision",
    {"decision.edit", "UPDATE decision SET version = version + 1, point = $2, text = $3 WHERE id = "
                      "$1 RETURNING *"}};
constexpr Write delete_decision = {
    "decision", {"decision.delete", "DELETE FROM decision WHERE id = $1 RETURNING *"}};

constexpr db::Statement select_present = {
    "attendance.editable",
    "SELECT a.meeting, a.person, p.name, a.organisation, o.name, a.title, a.presence, "
    "a.substitute_for, s.name, a.version FROM attendance a JOIN meeting m ON m.id = a.meeting JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $2 LEFT JOIN person p ON p.id = "
    "a.person LEFT JOIN organisation o ON o.id = a.organisation LEFT JOIN person s ON s.id = "
    "a.substitute_for WHERE a.id = $1"};
constexpr Write insert_attendance = {
    "attendance",
    {"attendance.add",
     "INSERT INTO attendance (id, version, meeting, position, person, organisation, title, "
     "presence, substitute_for, confidence) VALUES ($1, 1, $2, (SELECT coalesce(max(position), 0) "
     "+ 1 FROM attendance WHERE meeting = $2), $3, $4, $5, $6, $7, 100) RETURNING *"}};
constexpr Write update_attendance = {
    "attendance",
    {"attendance.edit", "UPDATE attendance SET version = version + 1, person = $2, organisation = "
                        "$3, title = $4, presence = $5, substitute_for = $6 WHERE id = $1 "
                        "RETURNING *"}};
constexpr db::Statement select_attendance_of = {
    "attendance.of_person",
    "SELECT id FROM attendance WHERE meeting = $1 AND person = $2 ORDER BY position LIMIT 1"};
constexpr Write update_presence = {"attendance",
                                   {"attendance.note",
                                    "UPDATE attendance SET version = version + 1, presence = $2, "
                                    "substitute_for = $3 WHERE id = $1 "
                                    "RETURNING *"}};
constexpr Write delete_attendance = {
    "attendance", {"attendance.delete", "DELETE FROM attendance WHERE id = $1 RETURNING *"}};

} // namespace

std::optional<EditableDecision> decision(db::Session& session, const auth::Reader& reader,
                                         DecisionId id) {
    std::optional<EditableDecision> found;
    session.query(select_decision, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableDecision{id,
                                       row.id<MeetingId>(0),
                                       {row.optional_id<PointId>(1), row.string(2)},
                                       row.integer(3)});
    });
    return found;
}

void insert(ledger::Act& act, DecisionId id, MeetingId meeting,
            const std::optional<bodies::AudienceId>& audience, const DecisionEdit& edit) {
    act.write(insert_decision, {id, meeting, edit.point, edit.text, audience});
}

void update(ledger::Act& act, DecisionId id, const DecisionEdit& edit) {
    act.write(update_decision, {id, edit.point, edit.text});
}

void erase(ledger::Act& act, DecisionId id) {
    act.erase(delete_decision, {id});
}

std::optional<EditableAttendance> attendance(db::Session& session, const auth::Reader& reader,
                                             AttendanceId id) {
    std::optional<EditableAttendance> found;
    session.query(select_present, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableAttendance{id,
                                         row.id<MeetingId>(0),
                                         {row.optional_id<people::PersonId>(1),
                                          row.optional_id<people::OrganisationId>(3),
                                          row.optional_text(5), presences.require(row.text(6)),
                                          row.optional_id<people::PersonId>(7)},
                                         row.integer(9)});
        for (const int column : {1, 3, 7})
            if (!row.is_null(column))
                found->names.push_back({row.string(column), row.string(column + 1)});
    });
    return found;
}

void insert(ledger::Act& act, AttendanceId id, MeetingId meeting, const AttendanceEdit& edit) {
    act.write(insert_attendance, {id, meeting, edit.person, edit.organisation, edit.title,
                                  presences.text(edit.presence), edit.substitute_for});
}

void update(ledger::Act& act, AttendanceId id, const AttendanceEdit& edit) {
    act.write(update_attendance, {id, edit.person, edit.organisation, edit.title,
                                  presences.text(edit.presence), edit.substitute_for});
}

void erase(ledger::Act& act, AttendanceId id) {
    act.erase(delete_attendance, {id});
}

std::optional<AttendanceId> attendance_of(db::Session& session, MeetingId meeting,
                                          people::PersonId person) {
    return AttendanceId::parse(session.text(select_attendance_of, {meeting, person}).value_or(""));
}

void note_presence(ledger::Act& act, AttendanceId id, const AttendanceEdit& edit) {
    act.write(update_presence, {id, presences.text(edit.presence), edit.substitute_for});
}

} // namespace radslag::meetings::editing_store
