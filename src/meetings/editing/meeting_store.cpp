// SQL of a meeting's own form, and of the outline that leads to all others; see store.hpp.
#include "meetings/editing/store.hpp"

namespace radslag::meetings::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_meeting = {
    "meeting.editable",
    "SELECT m.title, m.day, m.end_day, m.start_time, m.end_time, m.zone, m.venue, m.state, "
    "m.chair, p.name, m.body, b.name, m.version, b.demonstration, m.audience, a.kind FROM meeting "
    "m "
    "JOIN audience a ON a.id = m.audience JOIN audience_reader r ON r.audience = m.audience AND "
    "r.reader = $2 JOIN body b ON b.id = m.body "
    "LEFT JOIN person p ON p.id = m.chair WHERE m.id = $1"};
constexpr Write insert_meeting = {
    "meeting",
    {"meeting.add", "INSERT INTO meeting (id, version, body, title, day, end_day, start_time, "
                    "end_time, zone, venue, state, chair, language, audience) VALUES ($1, 1, $2, "
                    "$3, $4, $5, $6, $7, $8, $9, $10, $11, 'sv', $12) RETURNING *"}};
constexpr Write update_meeting = {
    "meeting",
    {"meeting.edit", "UPDATE meeting SET version = version + 1, title = $2, day = $3, end_day = "
                     "$4, start_time = $5, end_time = $6, zone = $7, venue = $8, state = $9, chair "
                     "= $10, audience = $11 WHERE id = $1 RETURNING *"}};

constexpr Write update_called = {
    "meeting",
    {"meeting.called", "UPDATE meeting SET version = version + 1, state = 'called' WHERE id = $1 "
                       "AND state = 'planned' RETURNING *"}};

constexpr db::Statement select_points = {
    "meeting.outline_points", "SELECT p.id, p.number, p.title, p.version FROM point p JOIN "
                              "point_reader r ON r.point = p.id AND "
                              "r.reader = $2 WHERE p.meeting = $1 ORDER BY p.position, p.id"};
constexpr db::Statement select_turns = {
    "meeting.outline_turns",
    "SELECT t.id, t.point, t.text, s.name, o.name, t.group_words, t.version FROM turn t JOIN "
    "turn_reader r ON "
    "r.turn = t.id AND r.reader = $2 LEFT JOIN person s ON s.id = t.person LEFT JOIN organisation "
    "o ON o.id = t.organisation WHERE t.meeting = $1 ORDER BY t.position, t.id"};
constexpr db::Statement select_decisions = {
    "meeting.outline_decisions",
    "SELECT d.id, d.text FROM decision d JOIN decision_reader r ON r.decision = d.id AND r.reader "
    "= $2 WHERE d.meeting = $1 ORDER BY d.position, d.id"};
constexpr db::Statement select_attendance = {
    "meeting.outline_attendance",
    "SELECT a.id, p.name, o.name FROM attendance a LEFT JOIN person p ON p.id = a.person AND "
    "p.protected = 0 LEFT JOIN organisation o ON o.id = a.organisation WHERE a.meeting = $1 ORDER "
    "BY a.position, a.id"};
constexpr db::Statement select_bodies = {"meeting.bodies",
                                         "SELECT id, name FROM body ORDER BY sort_key, id"};

/// The first of the texts that is there.
std::string first_text(const db::Row& row, std::initializer_list<int> columns) {
    for (const int column : columns)
        if (!row.is_null(column))
            return row.string(column);
    return {};
}

} // namespace

std::optional<EditableMeeting> meeting(db::Session& session, const auth::Reader& reader,
                                       MeetingId id) {
    std::optional<EditableMeeting> found;
    session.query(select_meeting, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableMeeting{
            id,
            {row.string(0), row.optional_day(1), row.optional_day(2), row.optional_text(3),
             row.optional_text(4), row.optional_text(5), row.optional_text(6),
             meeting_states.require(row.text(7)), row.optional_id<people::PersonId>(8),
             bodies::visibilities.parse(row.text(15))},
            row.string(9),
            row.id<bodies::BodyId>(10),
            row.string(11),
            row.integer(12),
            row.integer(13) != 0,
            row.id<bodies::AudienceId>(14)});
    });
    return found;
}

Outline outline(db::Session& session, const auth::Reader& reader, MeetingId meeting) {
    Outline outline;
    session.query(select_points, {meeting, reader.key}, [&](const db::Row& row) {
        const std::string number = row.is_null(1) ? "" : row.string(1) + " ";
        outline.points.push_back({{row.string(0), number + row.string(2), {}, row.integer(3)}, {}});
    });
    outline.points.emplace_back();
    session.query(select_turns, {meeting, reader.key}, [&](const db::Row& row) {
        auto& points = outline.points;
        auto at = points.begin();
        while (at + 1 != points.end() && at->line.id != row.text(1))
            ++at;
        at->turns.push_back(
            {row.string(0), row.string(2), first_text(row, {3, 4, 5}), row.integer(6)});
    });
    session.query(select_decisions, {meeting, reader.key}, [&](const db::Row& row) {
        outline.decisions.push_back({row.string(0), row.string(1)});
    });
    session.query(select_attendance, {meeting}, [&](const db::Row& row) {
        outline.attendance.push_back({row.string(0), first_text(row, {1, 2})});
    });
    return outline;
}

std::vector<NamedId> bodies(db::Session& session) {
    std::vector<NamedId> found;
    session.query(select_bodies, {}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

void insert(ledger::Act& act, MeetingId id, bodies::BodyId body, bodies::AudienceId audience,
            const MeetingEdit& edit) {
    act.write(insert_meeting, {id, body, edit.title, to_text(edit.day), to_text(edit.end_day),
                               edit.start_time, edit.end_time, edit.zone, edit.venue,
                               meeting_states.text(edit.state), edit.chair, audience});
}

void update(ledger::Act& act, MeetingId id, bodies::AudienceId audience, const MeetingEdit& edit) {
    act.write(update_meeting, {id, edit.title, to_text(edit.day), to_text(edit.end_day),
                               edit.start_time, edit.end_time, edit.zone, edit.venue,
                               meeting_states.text(edit.state), edit.chair, audience});
}

void mark_called(ledger::Act& act, MeetingId id) {
    act.write(update_called, {id});
}

} // namespace radslag::meetings::editing_store
