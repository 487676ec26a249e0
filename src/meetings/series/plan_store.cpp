// SQL of the plan of a year, and of what its form offers; see store.hpp.
#include "meetings/series/store.hpp"

namespace radslag::meetings::series::store {

namespace {

constexpr int longest_meeting = 14; // days: how far back one is looked for that still goes on

constexpr db::Statement select_body = {
    "plan.body", "SELECT b.name, b.demonstration, f.id, f.name FROM body b LEFT JOIN body f ON "
                 "f.id = b.prepares_for WHERE b.id = $1"};
constexpr db::Statement select_preparing = {
    "plan.preparing",
    "SELECT id, name FROM body WHERE prepares_for = $1 ORDER BY sort_key, id LIMIT 50"};
constexpr db::Statement select_meetings = {
    "plan.meetings",
    "SELECT m.id, m.title, m.day, m.end_day, m.start_time, m.end_time, m.zone, m.venue, m.state "
    "FROM meeting m JOIN audience_reader r ON r.audience = m.audience AND r.reader = $1 WHERE "
    "m.body = $2 AND m.day >= $3 AND m.day <= $4 ORDER BY m.day, m.id LIMIT 400"};
constexpr db::Statement select_first_day = {
    "plan.first_day", "SELECT m.day FROM meeting m JOIN audience_reader r ON r.audience = "
                      "m.audience AND r.reader = $1 WHERE m.body = $2 AND m.day IS NOT NULL ORDER "
                      "BY m.day, m.id LIMIT 1"};
constexpr db::Statement select_last_day = {
    "plan.last_day", "SELECT m.day FROM meeting m JOIN audience_reader r ON r.audience = "
                     "m.audience AND r.reader = $1 WHERE m.body = $2 AND m.day IS NOT NULL ORDER "
                     "BY m.day DESC, m.id DESC LIMIT 1"};
// $3 the day, $4 how far back.
constexpr db::Statement select_meeting_on = {
    "plan.meeting_on",
    "SELECT b.name FROM meeting m JOIN audience_reader r ON r.audience = m.audience AND r.reader = "
    "$1 JOIN body b ON b.id = m.body WHERE m.day >= $4 AND m.day <= $3 AND coalesce(m.end_day, "
    "m.day) >= $3 AND m.state <> 'cancelled' AND b.demonstration = (SELECT demonstration FROM body "
    "WHERE id = $2) AND (m.body = $2 OR EXISTS (SELECT 1 FROM party o JOIN party p ON p.body = $2 "
    "AND p.organisation = o.organisation WHERE o.body = m.body AND (o.to_day IS NULL OR o.to_day "
    ">= $3) AND (p.to_day IS NULL OR p.to_day >= $3))) ORDER BY b.sort_key, b.id LIMIT 20"};
constexpr db::Statement select_templates = {
    "plan.templates",
    "SELECT m.id, m.title, m.day FROM meeting m JOIN audience_reader r ON r.audience = m.audience "
    "AND r.reader = $1 WHERE m.body = $2 AND m.day IS NOT NULL AND EXISTS (SELECT 1 FROM point p "
    "WHERE p.meeting = m.id AND p.audience IS NULL) ORDER BY m.day DESC, m.id DESC LIMIT 12"};
constexpr db::Statement select_points = {
    "plan.points",
    "SELECT p.number, p.title, p.information, p.dialogue, p.regional_example, p.decision, "
    "p.expected_outcome, p.planned_minutes FROM point_reader p WHERE p.meeting = $2 AND p.reader = "
    "$1 AND p.audience IS NULL ORDER BY p.position, p.point"};
constexpr db::Statement select_next_readers = {
    "plan.next_readers",
    "SELECT a.kind FROM meeting m JOIN audience a ON a.id = m.audience JOIN audience_reader r ON "
    "r.audience = m.audience AND r.reader = $1 WHERE m.body = $2 AND m.day >= $3 AND m.state IN "
    "('planned', 'called') AND a.kind <> 'custom' ORDER BY m.day, m.id LIMIT 1"};
constexpr db::Statement select_last_readers = {
    "plan.last_readers",
    "SELECT a.kind FROM meeting m JOIN audience a ON a.id = m.audience JOIN audience_reader r ON "
    "r.audience = m.audience AND r.reader = $1 WHERE m.body = $2 AND m.day < $3 AND a.kind <> "
    "'custom' ORDER BY m.day DESC, m.id DESC LIMIT 1"};

Point point_at(const db::Row& row) {
    Point point;
    point.number = row.optional_text(0);
    point.title = row.string(1);
    point.kinds = {row.integer(2) != 0, row.integer(3) != 0, row.integer(4) != 0,
                   row.integer(5) != 0};
    point.expected_outcome = row.optional_text(6);
    if (const auto minutes = row.optional_integer(7))
        point.planned_minutes = static_cast<int>(*minutes);
    return point;
}

} // namespace

std::optional<BodyOfPlan> body(db::Session& session, bodies::BodyId id) {
    std::optional<BodyOfPlan> found;
    session.query(select_body, {id}, [&](const db::Row& row) {
        found.emplace(BodyOfPlan{{std::string(id.text()), row.string(0)}, row.integer(1) != 0, {}});
        if (!row.is_null(2))
            found->others.push_back({row.string(2), row.string(3)});
    });
    if (found)
        session.query(select_preparing, {id}, [&](const db::Row& row) {
            found->others.push_back({row.string(0), row.string(1)});
        });
    return found;
}

std::vector<PlannedMeeting> meetings(db::Session& session, const auth::Reader& reader,
                                     const NamedId& body, int year) {
    std::vector<PlannedMeeting> found;
    session.query(select_meetings,
                  {reader.key, body.id, slot_text(year, 1) + "-01", slot_text(year, 12) + "-31"},
                  [&](const db::Row& row) {
                      found.push_back({row.id<MeetingId>(0),
                                       body,
                                       row.string(1),
                                       row.day(2),
                                       row.optional_day(3),
                                       {row.optional_text(4), row.optional_text(5),
                                        row.optional_text(6), row.optional_text(7)},
                                       meeting_states.require(row.text(8)),
                                       {}});
                  });
    return found;
}

std::optional<Years> years(db::Session& session, const auth::Reader& reader, bodies::BodyId body) {
    std::optional<Years> found;
    session.query(select_first_day, {reader.key, body}, [&](const db::Row& row) {
        found = Years{int{row.day(0).year()}, 0};
    });
    session.query(select_last_day, {reader.key, body},
                  [&](const db::Row& row) { found->last = int{row.day(0).year()}; });
    return found;
}

std::vector<std::string> meeting_on(db::Session& session, const auth::Reader& reader,
                                    bodies::BodyId body, Day day) {
    std::vector<std::string> found;
    session.query(select_meeting_on,
                  {reader.key, body, to_text(day), to_text(add_days(day, -longest_meeting))},
                  [&](const db::Row& row) { found.push_back(row.string(0)); });
    return found;
}

std::vector<Template> templates(db::Session& session, const auth::Reader& reader,
                                bodies::BodyId body) {
    std::vector<Template> found;
    session.query(select_templates, {reader.key, body}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1), row.day(2)});
    });
    return found;
}

std::vector<Point> points(db::Session& session, const auth::Reader& reader, MeetingId meeting) {
    std::vector<Point> found;
    session.query(select_points, {reader.key, meeting},
                  [&](const db::Row& row) { found.push_back(point_at(row)); });
    return found;
}

std::optional<bodies::Visibility> usual_readers(db::Session& session, const auth::Reader& reader,
                                                bodies::BodyId body, Day today) {
    auto kind = session.text(select_next_readers, {reader.key, body, to_text(today)});
    if (!kind)
        kind = session.text(select_last_readers, {reader.key, body, to_text(today)});
    return kind ? bodies::visibilities.parse(*kind) : std::nullopt;
}

} // namespace radslag::meetings::series::store
