// SQL of calendars; see store.hpp.
#include "notices/store.hpp"

#include "platform/db/joined.hpp"

namespace radslag::notices::store {

namespace {

// The instant of the last act that touched the meeting: what is sent again without a change is the
// same by every byte.
constexpr db::Sql columns =
    "SELECT m.id, m.title, b.name, m.day, m.end_day, m.start_time, m.end_time, m.zone, m.venue, "
    "m.state, m.version, (SELECT e.time FROM ledger_entries e WHERE e.id = (SELECT max(i.entry) "
    "FROM ledger_images i WHERE i.table_name = 'meeting' AND i.row_id = m.id)), b.demonstration "
    "FROM meeting m JOIN audience_reader r ON r.audience = m.audience AND r.reader = $1 JOIN body "
    "b ON b.id = m.body WHERE";
constexpr db::Sql by_day = " ORDER BY m.day, m.id LIMIT 1000";
constexpr db::Statement select_all = {"calendar.all", db::joined<columns, " m.day >= $2", by_day>};
constexpr db::Statement select_of_body = {
    "calendar.of_body", db::joined<columns, " m.body = $3 AND m.day >= $2", by_day>};
constexpr db::Statement select_one = {"calendar.one",
                                      db::joined<columns, " m.id = $2 AND m.day IS NOT NULL">};
constexpr db::Statement select_name = {"calendar.body", "SELECT name FROM body WHERE id = $1"};

Meeting meeting_at(const db::Row& row) {
    return {.id = row.id<meetings::MeetingId>(0),
            .title = row.string(1),
            .body = row.string(2),
            .day = row.day(3),
            .end_day = row.optional_day(4),
            .start_time = row.optional_text(5),
            .end_time = row.optional_text(6),
            .zone = row.optional_text(7),
            .venue = row.optional_text(8),
            .state = meetings::meeting_states.require(row.text(9)),
            .version = row.integer(10),
            .changed = row.instant(11),
            .demonstration = row.integer(12) != 0};
}

} // namespace

std::vector<Meeting> meetings_from(db::Session& session, const auth::Reader& reader, Day day,
                                   const std::optional<bodies::BodyId>& body) {
    std::vector<Meeting> found;
    const auto add = [&](const db::Row& row) { found.push_back(meeting_at(row)); };
    if (body)
        session.query(select_of_body, {reader.key, to_text(day), *body}, add);
    else
        session.query(select_all, {reader.key, to_text(day)}, add);
    return found;
}

std::optional<Meeting> meeting(db::Session& session, const auth::Reader& reader,
                               meetings::MeetingId id) {
    std::optional<Meeting> found;
    session.query(select_one, {reader.key, id},
                  [&](const db::Row& row) { found = meeting_at(row); });
    return found;
}

std::optional<std::string> name_of(db::Session& session, bodies::BodyId id) {
    return session.text(select_name, {id});
}

} // namespace radslag::notices::store
