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
     "demonstration, mail) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8) RETURNING *"}};
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
     "INSERT INTO post_holding (id, version, person, organisation, covers_for, follows, known_on, "
     "post, from_day, to_day) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *"}};
constexpr Write insert_post = {"post",
                               {"post.insert", "INSERT INTO post (id, version, organisation, unit, "
                                               "title) VALUES ($1, 1, $2, $3, $4) RETURNING *"}};
constexpr Write insert_organisation_member = {
    "organisation_member",
    {"organisation_member.insert", "INSERT INTO organisation_member (id, constellation, member, "
                                   "from_day) VALUES ($1, $2, $3, $4) RETURNING *"}};

constexpr db::Statement select_organisations_named = {
    "organisation.by_folded",
    "SELECT DISTINCT o.id FROM organisation_name n JOIN organisation o ON o.id = n.organisation "
    "WHERE n.folded = $1 AND o.merged_into IS NULL"};
constexpr db::Statement select_persons_named = {
    "person.by_folded",
    "SELECT DISTINCT p.id, p.organisation FROM person_name n JOIN person p ON p.id = n.person "
    "WHERE n.folded = $1 AND p.demonstration = $2 AND p.merged_into IS NULL"};
constexpr db::Statement select_candidates = {
    "person.candidates",
    "SELECT DISTINCT p.id, p.name, o.name, p.title FROM person_name n JOIN person p ON p.id = "
    "n.person LEFT JOIN organisation o ON o.id = p.organisation WHERE n.folded = $1 AND "
    "p.demonstration = $2 AND p.merged_into IS NULL ORDER BY p.id"};
constexpr db::Statement select_organisation_of = {"person.organisation",
                                                  "SELECT organisation FROM person WHERE id = $1"};
constexpr db::Statement select_organisation_by_letter = {
    "organisation.by_letter", "SELECT id FROM organisation WHERE county_letter = $1"};

using NameId = Id<struct NameTag>;

} // namespace

void insert(ledger::Act& act, const Organisation& organisation) {
    const auto key = text::sort_key(organisation.name);
    act.add(insert_organisation,
            {organisation.id, organisation.name, std::span(key),
             organisation_kinds.text(organisation.kind), organisation.country, organisation.nuts,
             organisation.county_code, organisation.county_letter});
    insert_name(act, organisation.id, organisation.name);
}

void insert(ledger::Act& act, const Person& person) {
    const auto key = text::sort_key(person.name);
    act.add(insert_person, {person.id, person.name, std::span(key), person.organisation,
                            person.title, person.is_protected, person.demonstration, person.mail});
    insert_name(act, person.id, person.name);
}

void insert(ledger::Act& act, const PostHolding& holding) {
    act.add(insert_post_holding, {PostHoldingId::make(), holding.person, holding.organisation,
                                  holding.covers_for, holding.follows, to_text(holding.known_on),
                                  holding.post, to_text(holding.from), to_text(holding.to)});
}

void insert(ledger::Act& act, const Post& post) {
    act.add(insert_post, {post.id, post.organisation, post.unit, post.title});
}

void insert_member(ledger::Act& act, OrganisationId constellation, OrganisationId member,
                   std::optional<Day> from) {
    act.add(insert_organisation_member,
            {Id<struct OrganisationMemberTag>::make(), constellation, member, to_text(from)});
}

void insert_name(ledger::Act& act, OrganisationId organisation, std::string_view name) {
    act.add(insert_organisation_name, {NameId::make(), organisation, name, text::fold(name)});
}

void insert_name(ledger::Act& act, PersonId person, std::string_view name) {
    act.add(insert_person_name, {NameId::make(), person, name, text::fold(name)});
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

std::vector<Candidate> candidates(db::Session& session, std::string_view folded,
                                  bool demonstration) {
    std::vector<Candidate> found;
    session.query(select_candidates, {folded, demonstration}, [&](const db::Row& row) {
        found.push_back({row.id<PersonId>(0), row.string(1), row.string(2), row.string(3)});
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

std::optional<OrganisationId> organisation_of(db::Session& session, PersonId person) {
    std::optional<OrganisationId> found;
    session.query(select_organisation_of, {person},
                  [&](const db::Row& row) { found = row.optional_id<OrganisationId>(0); });
    return found;
}

} // namespace radslag::people::store
