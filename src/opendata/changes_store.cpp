// SQL of what has changed; see changes_store.hpp.
#include "opendata/changes_store.hpp"

namespace radslag::opendata::store {

namespace {

constexpr db::Statement select_reach = {"open_reach.get",
                                        "SELECT next_entry, time FROM open_reach"};
constexpr db::Statement insert_reach = {
    "open_reach.insert",
    "INSERT INTO open_reach (id, next_entry, time) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING"};
constexpr db::Statement update_reach = {
    "open_reach.move", "UPDATE open_reach SET next_entry = $1, time = $2 WHERE next_entry = $3"};

constexpr db::Statement select_known = {
    "open_change.get",
    "SELECT record, time, gone FROM open_change WHERE collection = $1 AND record = $2"};
constexpr db::Statement upsert = {
    "open_change.put",
    "INSERT INTO open_change (collection, record, time, gone) VALUES ($1, $2, $3, $4) ON CONFLICT "
    "(collection, record) DO UPDATE SET time = excluded.time, gone = excluded.gone"};
constexpr db::Statement select_after = {
    "open_change.after", "SELECT record, time, gone FROM open_change WHERE collection = $1 AND "
                         "(time, record) > ($2, $3) ORDER BY time, record LIMIT $4"};

constexpr db::Statement select_under_meeting = {
    "open_change.under_meeting",
    "SELECT 'points', id FROM point WHERE meeting = $1 UNION ALL SELECT 'turns', id FROM turn "
    "WHERE meeting = $1 UNION ALL SELECT 'documents', document FROM meeting WHERE id = $1 AND "
    "document IS NOT NULL UNION ALL SELECT 'documents', document FROM attachment WHERE meeting = "
    "$1 AND document IS NOT NULL"};
constexpr db::Statement select_under_point = {
    "open_change.under_point",
    "SELECT 'turns', t.id FROM point p JOIN turn t ON t.meeting = p.meeting WHERE p.id = $1 AND "
    "t.point = p.id UNION ALL SELECT 'commitments', c.id FROM point p JOIN commitment c ON "
    "c.meeting = p.meeting WHERE p.id = $1 AND c.point = p.id UNION ALL SELECT 'inputs', i.id FROM "
    "input i WHERE i.point = $1 UNION ALL SELECT 'documents', m.document FROM point p JOIN meeting "
    "m ON m.id = p.meeting WHERE p.id = $1 AND m.document IS NOT NULL UNION ALL SELECT "
    "'documents', a.document FROM point p JOIN attachment a ON a.meeting = p.meeting WHERE p.id = "
    "$1 AND a.point = p.id AND a.document IS NOT NULL"};
constexpr db::Statement select_under_turn = {
    "open_change.under_turn",
    "SELECT 'inputs', i.id FROM input i WHERE i.turn = $1 UNION ALL SELECT 'commitments', c.id "
    "FROM commitment c WHERE c.turn = $1 UNION ALL SELECT 'documents', m.document FROM turn t JOIN "
    "meeting m ON m.id = t.meeting WHERE t.id = $1 AND m.document IS NOT NULL"};

Change change_at(const db::Row& row) {
    return {row.string(0), row.string(1), row.integer(2) != 0};
}

std::vector<Under> under(db::Session& session, const db::Statement& statement,
                         std::string_view id) {
    std::vector<Under> found;
    session.query(statement, {id}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

} // namespace

std::optional<Reach> reach(db::Session& session) {
    std::optional<Reach> found;
    session.query(select_reach, {}, [&](const db::Row& row) {
        found = Reach{row.integer(0), row.string(1)};
    });
    return found;
}

bool move_reach(db::Session& session, const std::optional<Reach>& from, const Reach& to) {
    if (!from)
        return session.execute(insert_reach, {to.next_entry, to.time}) == 1;
    return session.execute(update_reach, {to.next_entry, to.time, from->next_entry}) == 1;
}

std::optional<Change> known(db::Session& session, std::string_view collection,
                            std::string_view record) {
    std::optional<Change> found;
    session.query(select_known, {collection, record},
                  [&](const db::Row& row) { found = change_at(row); });
    return found;
}

void put(db::Session& session, std::string_view collection, const Change& change) {
    session.execute(upsert, {collection, change.record, change.time, change.gone ? 1 : 0});
}

std::vector<Change> changes(db::Session& session, std::string_view collection, const After& after,
                            std::int64_t most) {
    std::vector<Change> found;
    session.query(select_after, {collection, after.time, after.record, most},
                  [&](const db::Row& row) { found.push_back(change_at(row)); });
    return found;
}

std::vector<Under> under_meeting(db::Session& session, std::string_view meeting) {
    return under(session, select_under_meeting, meeting);
}

std::vector<Under> under_point(db::Session& session, std::string_view point) {
    return under(session, select_under_point, point);
}

std::vector<Under> under_turn(db::Session& session, std::string_view turn) {
    return under(session, select_under_turn, turn);
}

} // namespace radslag::opendata::store
