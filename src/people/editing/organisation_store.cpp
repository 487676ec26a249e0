// SQL of the form of an organisation; see store.hpp.
#include "people/editing/store.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::people::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_organisation = {
    "organisation.editable",
    "SELECT name, kind, country, nuts, county_code, county_letter, municipality_code, "
    "organisation_number, from_day, to_day, version, legal_form, conditions FROM organisation "
    "WHERE id = $1 AND "
    "merged_into IS NULL"};
constexpr db::Statement select_names = {
    "organisation.editable_names",
    "SELECT id, name FROM organisation_name WHERE organisation = $1 ORDER BY id"};
constexpr db::Statement select_members = {
    "organisation.editable_members",
    "SELECT m.member, o.name, m.from_day, m.to_day FROM organisation_member m JOIN organisation o "
    "ON o.id = m.member WHERE m.constellation = $1 ORDER BY o.sort_key, m.id"};
constexpr Write insert_organisation = {
    "organisation",
    {"organisation.add",
     "INSERT INTO organisation (id, version, name, sort_key, kind, country, nuts, county_code, "
     "county_letter, municipality_code, organisation_number, from_day, to_day, legal_form, "
     "conditions) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14) "
     "RETURNING "
     "*"}};
constexpr Write update_organisation = {
    "organisation",
    {"organisation.edit",
     "UPDATE organisation SET version = version + 1, name = $2, sort_key = $3, kind = $4, country "
     "= $5, nuts = $6, county_code = $7, county_letter = $8, municipality_code = $9, "
     "organisation_number = $10, from_day = $11, to_day = $12, legal_form = $13, conditions = $14 "
     "WHERE id = $1 RETURNING *"}};
constexpr Write end_organisation = {
    "organisation",
    {"organisation.end", "UPDATE organisation SET version = version + 1, to_day = $2 WHERE id = $1 "
                         "AND (to_day IS NULL OR to_day > $2) RETURNING *"}};
constexpr Write insert_name = {"organisation_name",
                               {"organisation_name.add",
                                "INSERT INTO organisation_name (id, organisation, name, folded) "
                                "VALUES ($1, $2, $3, $4) RETURNING *"}};
constexpr Write delete_name = {
    "organisation_name",
    {"organisation_name.delete", "DELETE FROM organisation_name WHERE id = $1 RETURNING *"}};
constexpr Write insert_member = {"organisation_member",
                                 {"organisation_member.add",
                                  "INSERT INTO organisation_member (id, constellation, member, "
                                  "from_day, to_day) VALUES ($1, $2, $3, $4, $5) RETURNING *"}};
constexpr Write delete_members = {
    "organisation_member",
    {"organisation_member.delete",
     "DELETE FROM organisation_member WHERE constellation = $1 RETURNING *"}};
constexpr db::Statement select_merged_into = {
    "organisation.merged_into", "SELECT merged_into FROM organisation WHERE id = $1 AND "
                                "merged_into IS NOT NULL"};

struct KeptName {
    std::string id;
    std::string name;
};
std::vector<KeptName> names_of(db::Session& session, OrganisationId id) {
    std::vector<KeptName> names;
    session.query(select_names, {id}, [&](const db::Row& row) {
        names.push_back({row.string(0), row.string(1)});
    });
    return names;
}

} // namespace

std::optional<EditableOrganisation> organisation(db::Session& session, OrganisationId id) {
    std::optional<EditableOrganisation> found;
    session.query(select_organisation, {id}, [&](const db::Row& row) {
        found.emplace(EditableOrganisation{id, {}, {}, row.integer(10)});
        OrganisationEdit& edit = found->edit;
        edit.name = row.string(0);
        edit.kind = organisation_kinds.require(row.text(1));
        edit.country = row.string(2);
        edit.nuts = row.optional_text(3);
        edit.county_code = row.optional_text(4);
        edit.county_letter = row.optional_text(5);
        edit.municipality_code = row.optional_text(6);
        edit.number = row.optional_text(7);
        edit.from = row.optional_day(8);
        edit.to = row.optional_day(9);
        edit.legal_form = row.optional_text(11);
        edit.conditions = row.optional_text(12);
    });
    if (!found)
        return found;
    for (const KeptName& kept : names_of(session, id))
        if (kept.name != found->edit.name)
            found->edit.other_names.push_back(kept.name);
    session.query(select_members, {id}, [&](const db::Row& row) {
        found->edit.members.push_back(
            {row.id<OrganisationId>(0), row.optional_day(2), row.optional_day(3)});
        found->member_names.push_back(row.string(1));
    });
    return found;
}

void insert(ledger::Act& act, OrganisationId id, const OrganisationEdit& edit) {
    const auto key = text::sort_key(edit.name);
    act.write(insert_organisation,
              {id, edit.name, std::span(key), organisation_kinds.text(edit.kind), edit.country,
               edit.nuts, edit.county_code, edit.county_letter, edit.municipality_code, edit.number,
               to_text(edit.from), to_text(edit.to), edit.legal_form, edit.conditions});
}

void update(ledger::Act& act, OrganisationId id, const OrganisationEdit& edit) {
    const auto key = text::sort_key(edit.name);
    act.write(update_organisation,
              {id, edit.name, std::span(key), organisation_kinds.text(edit.kind), edit.country,
               edit.nuts, edit.county_code, edit.county_letter, edit.municipality_code, edit.number,
               to_text(edit.from), to_text(edit.to), edit.legal_form, edit.conditions});
}

void replace_names(ledger::Act& act, OrganisationId id, const OrganisationEdit& edit) {
    std::vector<std::string> wanted = edit.other_names;
    wanted.push_back(edit.name);
    const auto kept = names_of(act.session(), id);
    for (const KeptName& one : kept)
        if (std::ranges::find(wanted, one.name) == wanted.end())
            act.erase(delete_name, {one.id});
    for (const std::string& name : wanted)
        if (std::ranges::find(kept, name, &KeptName::name) == kept.end())
            act.write(insert_name, {Id<struct NameTag>::make(), id, name, text::fold(name)});
}

void replace_members(ledger::Act& act, OrganisationId id, const OrganisationEdit& edit) {
    act.erase(delete_members, {id});
    for (const OrganisationEdit::Member& member : edit.members)
        act.write(insert_member, {Id<struct MemberTag>::make(), id, member.organisation,
                                  to_text(member.from), to_text(member.to)});
}

std::int64_t end(ledger::Act& act, OrganisationId id, Day last) {
    return act.write(end_organisation, {id, to_text(last)});
}

std::optional<OrganisationId> merged_into(db::Session& session, OrganisationId id) {
    std::optional<OrganisationId> found;
    session.query(select_merged_into, {id},
                  [&](const db::Row& row) { found = row.id<OrganisationId>(0); });
    return found;
}

} // namespace radslag::people::editing_store
