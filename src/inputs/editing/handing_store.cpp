// See handing_store.hpp.
#include "inputs/editing/handing_store.hpp"

#include "platform/db/joined.hpp"

namespace radslag::inputs::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_person = {"hand_over.person",
                                         "SELECT name, demonstration FROM person WHERE id = $1"};
constexpr db::Statement select_inputs = {
    "hand_over.inputs",
    "SELECT i.id, coalesce(i.title, i.text), a.organisation FROM (SELECT i.id, i.title, i.text, "
    "i.number FROM input i JOIN input_reader r ON r.input = i.id AND r.reader = $2 WHERE i.owner = "
    "$1 AND i.state IN ('unanswered', 'in_progress') AND i.body = $3 AND i.merged_into IS NULL "
    "ORDER BY i.number LIMIT $4) AS i LEFT JOIN input_authority a ON a.input = i.id AND a.state IN "
    "('owes', 'waiting') ORDER BY i.number, a.id"};
constexpr db::Statement select_commitments = {
    "hand_over.commitments",
    "SELECT c.id, c.text, c.organisation FROM commitment c JOIN commitment_reader r ON "
    "r.commitment = c.id AND r.reader = $2 WHERE c.person = $1 AND c.state = 'open' AND c.body = "
    "$3 ORDER BY c.due_to NULLS LAST, c.id LIMIT $4"};
constexpr db::Statement select_matters = {
    "hand_over.matters",
    "SELECT m.id, m.title, m.owner FROM matter m JOIN audience_reader r ON r.audience = m.audience "
    "AND r.reader = $2 WHERE m.officer = $1 AND m.state = 'open' ORDER BY m.sort_key, m.id LIMIT "
    "$3"};
// Somebody whose post or seat has ended, or whom somebody follows.
constexpr db::Sql ended = "SELECT x.person FROM (SELECT person FROM mandate WHERE to_day < $1 "
                          "UNION SELECT person FROM post_holding WHERE to_day < $1 UNION SELECT "
                          "follows FROM post_holding WHERE follows IS NOT NULL) AS x WHERE ";
constexpr db::Statement select_bearers_in = {
    "hand_over.bearers_in",
    db::joined<ended,
               "EXISTS (SELECT 1 FROM input i WHERE i.owner = x.person AND i.state IN "
               "('unanswered', 'in_progress') AND i.body = $2) OR EXISTS (SELECT 1 FROM commitment "
               "c WHERE c.person = x.person AND c.state = 'open' AND c.body = $2) LIMIT 50">};
constexpr db::Statement select_bearers_of_matters = {
    "hand_over.bearers_of_matters",
    db::joined<ended, "EXISTS (SELECT 1 FROM matter m WHERE m.officer = x.person AND m.state = "
                      "'open') LIMIT 50">};

constexpr Write update_input = {
    "input",
    {"hand_over.move_input", "UPDATE input SET version = version + 1, owner = $3 WHERE id = $1 AND "
                             "owner = $2 RETURNING *"}};
constexpr Write update_person = {
    "commitment_person",
    {"hand_over.move_person",
     "UPDATE commitment_person SET person = $3 WHERE commitment = $1 AND person = $2 RETURNING "
     "*"}};
constexpr Write update_commitment = {
    "commitment",
    {"hand_over.move_commitment", "UPDATE commitment SET version = version + 1, person = $3 WHERE "
                                  "id = $1 AND person = $2 RETURNING *"}};
constexpr Write update_matter = {
    "matter",
    {"hand_over.move_matter", "UPDATE matter SET version = version + 1, officer = $3 WHERE id = $1 "
                              "AND officer = $2 RETURNING *"}};

void read(const db::Row& row, Burden::Kind kind, std::vector<Burden>& burdens) {
    std::string id = row.string(0);
    if (burdens.empty() || burdens.back().id != id)
        burdens.push_back({kind, std::move(id), row.string(1)});
    if (const auto of = row.optional_id<people::OrganisationId>(2))
        burdens.back().of.push_back(*of);
}

std::vector<people::PersonId> persons(db::Session& session, const db::Statement& statement,
                                      std::initializer_list<db::Parameter> parameters) {
    std::vector<people::PersonId> found;
    session.query(statement, parameters,
                  [&](const db::Row& row) { found.push_back(row.id<people::PersonId>(0)); });
    return found;
}

} // namespace

std::optional<Bearer> bearer(db::Session& session, people::PersonId person) {
    std::optional<Bearer> found;
    session.query(select_person, {person}, [&](const db::Row& row) {
        found.emplace(Bearer{person, row.string(0), row.integer(1) != 0, {}});
    });
    return found;
}

void read_inputs(db::Session& session, const auth::Reader& reader, people::PersonId person,
                 std::string_view body, std::vector<Burden>& burdens) {
    session.query(select_inputs, {person, reader.key, body, most_handed},
                  [&](const db::Row& row) { read(row, Burden::Kind::input, burdens); });
}

void read_commitments(db::Session& session, const auth::Reader& reader, people::PersonId person,
                      std::string_view body, std::vector<Burden>& burdens) {
    session.query(select_commitments, {person, reader.key, body, most_handed},
                  [&](const db::Row& row) { read(row, Burden::Kind::commitment, burdens); });
}

void read_matters(db::Session& session, const auth::Reader& reader, people::PersonId person,
                  std::vector<Burden>& burdens) {
    session.query(select_matters, {person, reader.key, most_handed},
                  [&](const db::Row& row) { read(row, Burden::Kind::matter, burdens); });
}

std::vector<people::PersonId> bearers_in(db::Session& session, std::string_view body, Day today) {
    return persons(session, select_bearers_in, {to_text(today), body});
}

std::vector<people::PersonId> bearers_of_matters(db::Session& session, Day today) {
    return persons(session, select_bearers_of_matters, {to_text(today)});
}

std::int64_t hand_over(ledger::Act& act, const Burden& burden, people::PersonId from,
                       people::PersonId to) {
    switch (burden.kind) {
    case Burden::Kind::input:
        return act.write(update_input, {burden.id, from, to});
    case Burden::Kind::commitment:
        act.write(update_person, {burden.id, from, to});
        return act.write(update_commitment, {burden.id, from, to});
    case Burden::Kind::matter:
        return act.write(update_matter, {burden.id, from, to});
    }
    return 0;
}

} // namespace radslag::inputs::editing_store
