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
constexpr db::Statement select_of_region = {
    "calendar.of_region",
    db::joined<columns,
               " m.body IN (SELECT y.body FROM party y WHERE y.organisation = $3) AND "
               "m.day >= $2",
               by_day>};
constexpr db::Statement select_of_person = {
    "calendar.of_person",
    db::joined<columns,
               " m.body IN (SELECT d.body FROM mandate d WHERE d.person = $3 AND (d.to_day "
               "IS NULL OR d.to_day >= $2)) AND m.day >= $2",
               by_day>};
constexpr db::Statement select_of_matter = {
    "calendar.of_matter",
    db::joined<columns,
               " m.id IN (SELECT f.meeting FROM reference f JOIN reference_reader q ON "
               "q.reference = f.id AND q.reader = $1 WHERE f.matter = $3) AND m.day >= $2",
               by_day>};
constexpr db::Statement select_one = {"calendar.one",
                                      db::joined<columns, " m.id = $2 AND m.day IS NOT NULL">};

constexpr db::Statement select_body = {"notices.body", "SELECT id, name FROM body WHERE id = $1"};
constexpr db::Statement select_region = {
    "notices.region", "SELECT id, name FROM organisation WHERE county_letter = $1"};
constexpr db::Statement select_person = {
    "notices.person",
    "SELECT p.id, p.name FROM person p WHERE p.id = $1 AND p.merged_into IS NULL AND p.protected = "
    "0 AND EXISTS (SELECT 1 FROM person_reader s WHERE s.person = p.id AND s.reader = $2)"};
constexpr db::Statement select_matter = {
    "notices.matter", "SELECT x.id, x.title FROM matter x JOIN audience_reader r ON r.audience = "
                      "x.audience AND r.reader = $2 WHERE x.id = $1"};

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
                                   const Scope& scope) {
    std::vector<Meeting> found;
    const auto add = [&](const db::Row& row) { found.push_back(meeting_at(row)); };
    const std::string from = to_text(day);
    switch (scope.kind) {
    case Scope::Kind::everything:
        session.query(select_all, {reader.key, from}, add);
        break;
    case Scope::Kind::body:
        session.query(select_of_body, {reader.key, from, scope.id}, add);
        break;
    case Scope::Kind::region:
        session.query(select_of_region, {reader.key, from, scope.id}, add);
        break;
    case Scope::Kind::person:
        session.query(select_of_person, {reader.key, from, scope.id}, add);
        break;
    case Scope::Kind::matter:
        session.query(select_of_matter, {reader.key, from, scope.id}, add);
        break;
    }
    return found;
}

std::optional<Meeting> meeting(db::Session& session, const auth::Reader& reader,
                               meetings::MeetingId id) {
    std::optional<Meeting> found;
    session.query(select_one, {reader.key, id},
                  [&](const db::Row& row) { found = meeting_at(row); });
    return found;
}

std::optional<Scope> scope_of(db::Session& session, const auth::Reader& reader, Scope::Kind kind,
                              std::string_view id) {
    std::optional<Scope> found;
    const auto read = [&](std::string_view folder) {
        return [&found, kind, id, folder](const db::Row& row) {
            found =
                Scope{kind, row.string(0), row.string(1), std::string(folder) + std::string(id)};
        };
    };
    switch (kind) {
    case Scope::Kind::everything:
        break;
    case Scope::Kind::body:
        session.query(select_body, {id}, read("/bodies/"));
        break;
    case Scope::Kind::region:
        session.query(select_region, {id}, read("/regions/"));
        break;
    case Scope::Kind::person:
        session.query(select_person, {id, reader.key}, read("/people/"));
        break;
    case Scope::Kind::matter:
        session.query(select_matter, {id, reader.key}, read("/matters/"));
        break;
    }
    return found;
}

} // namespace radslag::notices::store
