// SQL of the form of a person; see store.hpp.
#include "people/editing/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::people::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_person = {
    "person.editable",
    "SELECT p.name, p.organisation, o.name, p.title, p.protected, p.version, p.demonstration, "
    "p.mail FROM person p LEFT JOIN organisation o ON o.id = p.organisation WHERE p.id = $1 AND "
    "p.merged_into "
    "IS NULL"};
constexpr Write update_person = {
    "person",
    {"person.edit", "UPDATE person SET name = $2, sort_key = $3, organisation = $4, title = $5, "
                    "protected = $6, mail = $7, version = version + 1 WHERE id = $1 RETURNING *"}};
constexpr Write end_posts = {
    "post_holding",
    {"post_holding.end", "UPDATE post_holding SET to_day = $2, version = version + 1 WHERE person "
                         "= $1 AND (to_day IS NULL OR to_day > $2) RETURNING *"}};
constexpr Write end_mandates = {
    "mandate",
    {"mandate.end_of_person", "UPDATE mandate SET to_day = $2, version = version + 1 WHERE person "
                              "= $1 AND (to_day IS NULL OR to_day > $2) RETURNING *"}};
constexpr db::Statement select_can_sign_in = {
    "person.can_sign_in", "SELECT 1 FROM person p WHERE p.id = $1 AND (EXISTS (SELECT 1 FROM "
                          "account a WHERE a.person = p.id) OR EXISTS (SELECT 1 FROM role_grant g "
                          "WHERE g.person = p.id))"};
constexpr db::Statement select_person_merged_into = {
    "person.merged_into", "SELECT merged_into FROM person WHERE id = $1 AND merged_into IS NOT "
                          "NULL"};

} // namespace

std::optional<EditablePerson> person(db::Session& session, PersonId id) {
    std::optional<EditablePerson> found;
    session.query(select_person, {id}, [&](const db::Row& row) {
        found.emplace(
            EditablePerson{id,
                           {row.string(0), row.optional_id<OrganisationId>(1), row.optional_text(3),
                            row.integer(4) != 0, row.optional_text(7)},
                           row.string(2),
                           row.integer(5),
                           row.integer(6) != 0});
    });
    return found;
}

void update(ledger::Act& act, PersonId id, const PersonEdit& edit) {
    const auto key = text::sort_key(edit.name);
    act.write(update_person, {id, edit.name, std::span(key), edit.organisation, edit.title,
                              edit.is_protected, edit.mail});
}

std::int64_t end_all(ledger::Act& act, PersonId id, Day last) {
    return act.write(end_posts, {id, to_text(last)}) + act.write(end_mandates, {id, to_text(last)});
}

bool can_sign_in(db::Session& session, PersonId id) {
    return session.integer(select_can_sign_in, {id}).has_value();
}

std::optional<PersonId> merged_into(db::Session& session, PersonId id) {
    std::optional<PersonId> found;
    session.query(select_person_merged_into, {id},
                  [&](const db::Row& row) { found = row.id<PersonId>(0); });
    return found;
}

} // namespace radslag::people::editing_store
