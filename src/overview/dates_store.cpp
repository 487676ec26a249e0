// SQL of what somebody promised; see store.hpp and rows.hpp.
#include "overview/rows.hpp"
#include "platform/db/named.hpp"

namespace radslag::overview::store {

namespace {

// The columns of a commitment as promised() reads them; each statement is spelled out whole.
constexpr db::Statement select_by_person = {
    "overview.promised_by_person",
    "SELECT c.commitment, c.kind, c.text, c.who, p.id, p.name, o.id, o.name, c.state, c.due_to, "
    "c.due_words, m.id, b.name, m.day FROM commitment_person s JOIN commitment_reader c ON "
    "c.commitment = s.commitment AND c.reader = $1 JOIN body b ON b.id = c.body LEFT JOIN meeting "
    "m ON m.id = c.meeting LEFT JOIN person p ON p.id = c.person LEFT JOIN organisation o ON o.id "
    "= c.organisation WHERE s.person = $2 ORDER BY m.day DESC NULLS LAST, c.place_begin NULLS "
    "LAST, c.commitment LIMIT 50"};
// CROSS keeps SQLite with the index that tells what is open, before a promise is read.
constexpr db::Statement select_open_of_person = {
    "overview.open_of_person",
    "SELECT c.commitment, c.kind, c.text, c.who, p.id, p.name, o.id, o.name, c.state, c.due_to, "
    "c.due_words, m.id, b.name, m.day FROM commitment_person s CROSS JOIN commitment k CROSS JOIN "
    "commitment_reader c JOIN body b ON b.id = c.body LEFT JOIN meeting m ON m.id = c.meeting LEFT "
    "JOIN person p ON p.id = c.person LEFT JOIN organisation o ON o.id = c.organisation WHERE "
    "s.person = $2 AND k.id = s.commitment AND k.state = 'open' AND c.commitment = k.id AND "
    "c.reader = $1 ORDER BY c.due_to NULLS LAST, c.said_on NULLS LAST, c.place_begin NULLS LAST, "
    "c.commitment LIMIT 50"};
constexpr db::Statement select_by_organisation = {
    "overview.promised_by_organisation",
    "SELECT c.commitment, c.kind, c.text, c.who, p.id, p.name, o.id, o.name, c.state, c.due_to, "
    "c.due_words, m.id, b.name, m.day FROM commitment_reader c JOIN body b ON b.id = c.body LEFT "
    "JOIN meeting m ON m.id = c.meeting LEFT JOIN person p ON p.id = c.person LEFT JOIN "
    "organisation o ON o.id = c.organisation WHERE c.organisation = $2 AND c.reader = $1 ORDER BY "
    "c.said_on DESC NULLS LAST, c.place_begin NULLS LAST, c.commitment LIMIT 10"};

std::vector<Promised> promised(db::Session& session, const db::Statement& statement,
                               const Reader& reader, std::string_view by) {
    std::vector<Promised> found;
    session.query(statement, {reader.key, by},
                  [&](const db::Row& row) { found.push_back(promised_at(row)); });
    return found;
}

} // namespace

std::optional<Link> link_at(const db::Row& row, int column) {
    return db::named_at<Link>(row, column);
}

Promised promised_at(const db::Row& row) {
    return {row.string(0),   row.string(1),
            row.string(2),   row.optional_text(3),
            link_at(row, 4), link_at(row, 6),
            row.string(8),   row.optional_day(9),
            row.string(10),  {row.string(11), row.string(12), row.optional_day(13)}};
}

Said said_at(const db::Row& row) {
    return {row.string(0),
            row.string(1),
            row.string(2),
            {row.string(0), row.string(3), row.optional_day(4)}};
}

std::vector<Promised> promised_by_person(db::Session& session, const Reader& reader,
                                         std::string_view person) {
    return promised(session, select_by_person, reader, person);
}

std::vector<Promised> open_of_person(db::Session& session, const Reader& reader,
                                     std::string_view person) {
    return promised(session, select_open_of_person, reader, person);
}

std::vector<Promised> promised_by_organisation(db::Session& session, const Reader& reader,
                                               std::string_view organisation) {
    return promised(session, select_by_organisation, reader, organisation);
}

} // namespace radslag::overview::store
