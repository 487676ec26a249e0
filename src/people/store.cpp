// SQL of organisations and persons; see store.hpp.
#include "people/store.hpp"

#include "platform/text/fold.hpp"

namespace radslag::people::store {

namespace {

using ledger::Write;

constexpr Write insert_organisation = {
    "organisation",
    {"organisation.insert",
     "INSERT INTO organisation (id, version, name, sort_key, kind, country, nuts, county_code, "
     "county_letter) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8) RETURNING *"}};
constexpr Write insert_organisation_name = {
    "organisation_name",
    {"organisation_name.insert", "INSERT INTO organisation_name (id, organisation, name, folded) "
                                 "VALUES ($1, $2, $3, $4) RETURNING *"}};
constexpr Write insert_person = {
    "person",
    {"person.insert",
     "INSERT INTO person (id, version, name, sort_key, organisation, title, protected, "
     "demonstration) VALUES ($1, 1, $2, $3, $4, $5, $6, $7) RETURNING *"}};
constexpr Write insert_person_name = {"person_name",
                                      {"person_name.insert",
                                       "INSERT INTO person_name (id, person, name, folded) "
                                       "VALUES ($1, $2, $3, $4) RETURNING *"}};
constexpr Write update_person_organisation = {
    "person",
    {"person.set_organisation", "UPDATE person SET organisation = $2, version = version "
                                "+ 1 WHERE id = $1 RETURNING *"}};
constexpr Write insert_post_holding = {
    "post_holding",
    {"post_holding.insert",
     "INSERT INTO post_holding (id, version, person, organisation, covers_for, follows, known_on) "
     "VALUES ($1, 1, $2, $3, $4, $5, $6) RETURNING *"}};

constexpr db::Statement select_organisations_named = {
    "organisation.by_folded",
    "SELECT DISTINCT o.id FROM organisation_name n JOIN organisation o ON o.id = n.organisation "
    "WHERE n.folded = $1 AND o.merged_into IS NULL"};
constexpr db::Statement select_persons_named = {
    "person.by_folded",
    "SELECT DISTINCT p.id, p.organisation FROM person_name n JOIN person p ON p.id = n.person "
    "WHERE n.folded = $1 AND p.demonstration = $2 AND p.merged_into IS NULL"};
constexpr db::Statement select_organisation_by_letter = {
    "organisation.by_letter", "SELECT id FROM organisation WHERE county_letter = $1"};

using NameId = Id<struct NameTag>;

} // namespace

void insert(ledger::Act& act, const Organisation& organisation) {
    const auto key = text::sort_key(organisation.name);
    act.write(insert_organisation,
              {organisation.id, organisation.name, std::span(key),
               organisation_kinds.text(organisation.kind), organisation.country, organisation.nuts,
               organisation.county_code, organisation.county_letter});
    insert_name(act, organisation.id, organisation.name);
}

void insert(ledger::Act& act, const Person& person) {
    const auto key = text::sort_key(person.name);
    act.write(insert_person, {person.id, person.name, std::span(key), person.organisation,
                              person.title, person.is_protected, person.demonstration});
    insert_name(act, person.id, person.name);
}

void insert(ledger::Act& act, const PostHolding& holding) {
    std::optional<std::string> known_on;
    if (holding.known_on)
        known_on = to_text(*holding.known_on);
    act.write(insert_post_holding, {PostHoldingId::make(), holding.person, holding.organisation,
                                    holding.covers_for, holding.follows, known_on});
}

void insert_name(ledger::Act& act, OrganisationId organisation, std::string_view name) {
    act.write(insert_organisation_name, {NameId::make(), organisation, name, text::fold(name)});
}

void insert_name(ledger::Act& act, PersonId person, std::string_view name) {
    act.write(insert_person_name, {NameId::make(), person, name, text::fold(name)});
}

void set_organisation(ledger::Act& act, PersonId person, OrganisationId organisation) {
    act.write(update_person_organisation, {person, organisation});
}

std::vector<OrganisationId> organisations_named(db::Session& session, std::string_view folded) {
    std::vector<OrganisationId> found;
    session.query(select_organisations_named, {folded},
                  [&](const db::Row& row) { found.push_back(row.id<OrganisationId>(0)); });
    return found;
}

std::vector<NamedPerson> persons_named(db::Session& session, std::string_view folded,
                                       bool demonstration) {
    std::vector<NamedPerson> found;
    session.query(select_persons_named, {folded, demonstration}, [&](const db::Row& row) {
        found.push_back({row.id<PersonId>(0), row.optional_id<OrganisationId>(1)});
    });
    return found;
}

std::optional<OrganisationId> organisation_by_letter(db::Session& session,
                                                     std::string_view letter) {
    std::optional<OrganisationId> found;
    session.query(select_organisation_by_letter, {letter},
                  [&](const db::Row& row) { found = row.id<OrganisationId>(0); });
    return found;
}

} // namespace radslag::people::store
