// SQL of editing by hand; declared in store.hpp.
#include "people/store.hpp"
#include "platform/text/fold.hpp"

namespace radslag::people::store {

namespace {

constexpr db::Statement select_editable_person = {
    "person.editable",
    "SELECT p.name, o.name, p.title, p.protected, p.version, p.demonstration FROM person p LEFT "
    "JOIN organisation o ON o.id = p.organisation WHERE p.id = $1 AND p.merged_into IS NULL"};
constexpr ledger::Write update_person = {
    "person",
    {"person.update", "UPDATE person SET name = $2, sort_key = $3, organisation = $4, title = $5, "
                      "protected = $6, version = version + 1 WHERE id = $1 RETURNING *"}};

} // namespace

std::optional<EditablePerson> editable_person(db::Session& session, PersonId id) {
    std::optional<EditablePerson> found;
    session.query(select_editable_person, {id}, [&](const db::Row& row) {
        found = EditablePerson{
            {row.string(0), row.optional_text(1), row.optional_text(2), row.integer(3) != 0},
            row.integer(4),
            row.integer(5) != 0};
    });
    return found;
}

void update(ledger::Act& act, PersonId id, const PersonEdit& edit,
            const std::optional<OrganisationId>& organisation) {
    const auto key = text::sort_key(edit.name);
    act.write(update_person,
              {id, edit.name, std::span(key), organisation, edit.title, edit.is_protected});
}

} // namespace radslag::people::store
