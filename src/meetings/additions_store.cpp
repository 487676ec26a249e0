// SQL of additions; see additions_store.hpp.
#include "meetings/additions_store.hpp"

namespace radslag::meetings::store {

namespace {

constexpr db::Statement select_frame = {
    "meeting.frame", "SELECT body, audience, title, day, next_day FROM meeting WHERE id = $1"};
constexpr db::Statement select_point_at = {
    "point.at", "SELECT id FROM point WHERE meeting = $1 AND place_begin <= $2 ORDER BY "
                "place_begin DESC, position DESC LIMIT 1"};
constexpr db::Statement select_turn_at = {
    "turn.at", "SELECT id FROM turn WHERE meeting = $1 AND place_begin <= $2 AND place_end > $2 "
               "ORDER BY place_begin DESC, position DESC LIMIT 1"};
constexpr db::Statement select_named_in = {
    "attendance.named",
    "SELECT a.person FROM attendance a JOIN person_name n ON n.person = a.person WHERE a.meeting = "
    "$1 AND n.folded = $2 ORDER BY a.position LIMIT 1"};
constexpr db::Statement select_last_decision = {
    "decision.last", "SELECT max(position) FROM decision WHERE meeting = $1"};
constexpr db::Statement select_last_attendance = {
    "attendance.last", "SELECT max(position) FROM attendance WHERE meeting = $1"};
constexpr db::Statement select_last_attachment = {
    "attachment.last", "SELECT max(position) FROM attachment WHERE meeting = $1"};
constexpr ledger::Write update_next_day = {
    "meeting",
    {"meeting.next_day", "UPDATE meeting SET next_day = $2, version = version + 1 WHERE "
                         "id = $1 RETURNING *"}};
constexpr db::Statement select_promised = {
    "attachment.promised",
    "SELECT a.id, a.version, a.words, p.number, p.title, coalesce(p.audience, m.audience) FROM "
    "attachment a JOIN meeting m ON m.id = a.meeting LEFT JOIN point p ON p.id = a.point WHERE "
    "a.meeting = $1 AND a.document IS NULL ORDER BY a.position"};
constexpr db::Statement select_attached = {
    "attachment.attached",
    "SELECT a.attachment, a.words, p.number, p.title, a.document FROM attachment_reader a LEFT "
    "JOIN point p ON p.id = a.point WHERE a.meeting = $1 AND a.reader = $2 AND a.document IS NOT "
    "NULL ORDER BY a.position"};
constexpr db::Statement select_attaching = {
    "point.to_attach_to",
    "SELECT p.point, p.number, p.title, coalesce(p.audience, m.audience) FROM point_reader p JOIN "
    "meeting m ON m.id = p.meeting WHERE p.meeting = $1 AND p.reader = $2 ORDER BY p.position"};
constexpr ledger::Write update_attachment = {
    "attachment",
    {"attachment.attach", "UPDATE attachment SET document = $3, version = version + 1 WHERE id = "
                          "$1 AND version = $2 AND document IS NULL RETURNING *"}};

/// "2. Lägesrapport", from two columns.
std::string name_of_point(const db::Row& row, int number) {
    return (row.is_null(number) ? "" : row.string(number) + ". ") + row.string(number + 1);
}

} // namespace

std::optional<Frame> frame_of(db::Session& session, MeetingId meeting) {
    std::optional<Frame> found;
    session.query(select_frame, {meeting}, [&](const db::Row& row) {
        found = Frame{row.id<bodies::BodyId>(0), row.id<bodies::AudienceId>(1), row.string(2),
                      row.optional_day(3), row.optional_day(4)};
    });
    return found;
}

Spot spot_of(db::Session& session, MeetingId meeting, const Place& place) {
    Spot spot;
    session.query(select_point_at, {meeting, place.begin},
                  [&](const db::Row& row) { spot.point = row.id<PointId>(0); });
    session.query(select_turn_at, {meeting, place.begin},
                  [&](const db::Row& row) { spot.turn = row.id<TurnId>(0); });
    return spot;
}

std::optional<people::PersonId> named_in(db::Session& session, MeetingId meeting,
                                         std::string_view folded) {
    std::optional<people::PersonId> found;
    session.query(select_named_in, {meeting, folded},
                  [&](const db::Row& row) { found = row.id<people::PersonId>(0); });
    return found;
}

std::vector<Promised> promised(db::Session& session, MeetingId meeting) {
    std::vector<Promised> found;
    session.query(select_promised, {meeting}, [&](const db::Row& row) {
        found.push_back({row.id<AttachmentId>(0), row.integer(1), row.string(2),
                         name_of_point(row, 3), row.id<bodies::AudienceId>(5)});
    });
    return found;
}

std::vector<Attached> attached(db::Session& session, const bodies::Reader& reader,
                               MeetingId meeting) {
    std::vector<Attached> found;
    session.query(select_attached, {meeting, reader.key}, [&](const db::Row& row) {
        found.push_back({row.id<AttachmentId>(0), row.string(1),
                         row.is_null(3) ? std::string() : name_of_point(row, 2),
                         row.id<documents::DocumentId>(4)});
    });
    return found;
}

std::vector<AttachingPoint> points_to_attach_to(db::Session& session, const bodies::Reader& reader,
                                                MeetingId meeting) {
    std::vector<AttachingPoint> found;
    session.query(select_attaching, {meeting, reader.key}, [&](const db::Row& row) {
        found.push_back({row.id<PointId>(0), name_of_point(row, 1), row.id<bodies::AudienceId>(3)});
    });
    return found;
}

bool attach(ledger::Act& act, const Promised& promised, documents::DocumentId document) {
    return act.write(update_attachment, {promised.id, promised.version, document}) == 1;
}

int last_decision(db::Session& session, MeetingId meeting) {
    return static_cast<int>(session.integer(select_last_decision, {meeting}).value_or(0));
}

int last_attendance(db::Session& session, MeetingId meeting) {
    return static_cast<int>(session.integer(select_last_attendance, {meeting}).value_or(0));
}

int last_attachment(db::Session& session, MeetingId meeting) {
    return static_cast<int>(session.integer(select_last_attachment, {meeting}).value_or(0));
}

void set_next_day(ledger::Act& act, MeetingId meeting, Day day) {
    act.write(update_next_day, {meeting, to_text(day)});
}

} // namespace radslag::meetings::store
