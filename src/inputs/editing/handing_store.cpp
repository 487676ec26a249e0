// SQL of handing over what lies with a person; see store.hpp.
#include "inputs/editing/store.hpp"

namespace radslag::inputs::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_person = {"hand_over.person",
                                         "SELECT name, demonstration FROM person WHERE id = $1"};
constexpr db::Statement select_inputs = {
    "hand_over.inputs", "SELECT count(*) FROM input WHERE owner = $1 AND state IN ('unanswered', "
                        "'in_progress') AND body = $2"};
constexpr db::Statement select_commitments = {
    "hand_over.commitments",
    "SELECT count(*) FROM commitment WHERE person = $1 AND state = 'open' AND body = $2"};
constexpr Write update_inputs = {
    "input",
    {"hand_over.move_inputs",
     "UPDATE input SET version = version + 1, owner = $2 WHERE owner = $1 AND state IN "
     "('unanswered', 'in_progress') AND body = $3 RETURNING *"}};
constexpr Write update_persons = {
    "commitment_person",
    {"hand_over.move_persons",
     "UPDATE commitment_person SET person = $2 WHERE person = $1 AND commitment IN (SELECT id FROM "
     "commitment WHERE person = $1 AND state = 'open' AND body = $3) RETURNING *"}};
constexpr Write update_commitments = {
    "commitment",
    {"hand_over.move_commitments",
     "UPDATE commitment SET version = version + 1, person = $2 WHERE person = $1 AND state = "
     "'open' AND body = $3 RETURNING *"}};

} // namespace

std::optional<Burden> nobodys_burden(db::Session& session, people::PersonId person) {
    std::optional<Burden> found;
    session.query(select_person, {person}, [&](const db::Row& row) {
        found.emplace(Burden{person, row.string(0), row.integer(1) != 0});
    });
    return found;
}

std::int64_t inputs_with(db::Session& session, people::PersonId person, std::string_view body) {
    return session.integer(select_inputs, {person, body}).value_or(0);
}

std::int64_t commitments_with(db::Session& session, people::PersonId person,
                              std::string_view body) {
    return session.integer(select_commitments, {person, body}).value_or(0);
}

void hand_inputs_over(ledger::Act& act, people::PersonId from, people::PersonId to,
                      std::string_view body) {
    act.write(update_inputs, {from, to, body});
}

void hand_commitments_over(ledger::Act& act, people::PersonId from, people::PersonId to,
                           std::string_view body) {
    act.write(update_persons, {from, to, body});
    act.write(update_commitments, {from, to, body});
}

} // namespace radslag::inputs::editing_store
