// SQL of the form of a matter; see store.hpp.
#include "matters/editing/store.hpp"
#include "matters/store.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::matters::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_matter = {
    "matter.editable",
    "SELECT m.kind, m.title, m.owner, o.name, m.officer, p.name, m.theme, m.state, m.version, "
    "m.audience FROM matter m JOIN audience_reader r ON r.audience = m.audience AND r.reader = $2 "
    "LEFT JOIN "
    "organisation o ON o.id = m.owner LEFT JOIN person p ON p.id = m.officer WHERE m.id = $1"};
constexpr db::Statement select_numbers = {
    "matter.editable_numbers",
    "SELECT n.number, n.kind, n.authority, o.name, m.extent, m.id, n.folded FROM matter_number m "
    "JOIN registry_number n ON n.id = m.registry_number LEFT JOIN organisation o ON o.id = "
    "n.authority WHERE m.matter = $1 ORDER BY m.id"};
constexpr db::Statement select_partners = {
    "matter.editable_partners",
    "SELECT p.organisation, o.name, p.role FROM matter_partner p JOIN organisation o ON o.id = "
    "p.organisation WHERE p.matter = $1 ORDER BY o.sort_key, p.id"};
constexpr db::Statement select_audiences = {
    "matter.audiences",
    "SELECT a.id, a.kind, b.name, a.body FROM audience a JOIN audience_reader r ON r.audience = "
    "a.id AND "
    "r.reader = $1 LEFT JOIN body b ON b.id = a.body WHERE a.kind IN ('public', 'members', "
    "'secretariat') ORDER BY b.sort_key NULLS FIRST, a.kind"};
constexpr Write update_matter = {
    "matter",
    {"matter.edit", "UPDATE matter SET version = version + 1, kind = $2, title = $3, sort_key = "
                    "$4, owner = $5, officer = $6, theme = $7, state = $8, audience = "
                    "coalesce($9, audience) WHERE id = $1 RETURNING *"}};
constexpr Write delete_number = {
    "matter_number",
    {"matter_number.delete", "DELETE FROM matter_number WHERE id = $1 RETURNING *"}};
constexpr Write update_extent = {
    "matter_number",
    {"matter_number.extent", "UPDATE matter_number SET extent = $2 WHERE id = $1 RETURNING *"}};
constexpr Write update_number = {
    "registry_number",
    {"registry_number.edit", "UPDATE registry_number SET kind = $2, authority = coalesce($3, "
                             "authority) WHERE id = $1 AND (kind <> $2 OR (CAST($3 AS TEXT) IS NOT "
                             "NULL AND authority IS DISTINCT FROM $3)) RETURNING *"}};
constexpr Write delete_partners = {
    "matter_partner",
    {"matter_partner.delete", "DELETE FROM matter_partner WHERE matter = $1 RETURNING *"}};

struct KeptNumber {
    std::string id;
    std::string folded;
};

std::vector<KeptNumber> numbers_of(db::Session& session, MatterId id) {
    std::vector<KeptNumber> found;
    session.query(select_numbers, {id}, [&](const db::Row& row) {
        found.push_back({row.string(5), row.string(6)});
    });
    return found;
}

} // namespace

std::optional<EditableMatter> matter(db::Session& session, const auth::Reader& reader,
                                     MatterId id) {
    std::optional<EditableMatter> found;
    session.query(select_matter, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableMatter{id, {}, row.integer(8)});
        MatterEdit& edit = found->edit;
        edit.kind = kinds.require(row.text(0));
        edit.title = row.string(1);
        edit.owner = row.optional_id<people::OrganisationId>(2);
        edit.officer = row.optional_id<people::PersonId>(4);
        edit.theme = row.optional_id<ThemeId>(6);
        edit.state = states.require(row.text(7));
        edit.audience = row.id<bodies::AudienceId>(9);
        for (const int column : {2, 4})
            if (!row.is_null(column))
                found->names.push_back({row.string(column), row.string(column + 1)});
    });
    if (!found)
        return found;
    session.query(select_numbers, {id}, [&](const db::Row& row) {
        found->edit.numbers.push_back({row.string(0), number_kinds.require(row.text(1)),
                                       row.optional_id<people::OrganisationId>(2),
                                       extents.require(row.text(4))});
        if (!row.is_null(2))
            found->names.push_back({row.string(2), row.string(3)});
    });
    session.query(select_partners, {id}, [&](const db::Row& row) {
        found->edit.partners.push_back(
            {row.id<people::OrganisationId>(0), partner_roles.require(row.text(2))});
        found->names.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::vector<Audience> audiences(db::Session& session, const auth::Reader& reader) {
    std::vector<Audience> found;
    session.query(select_audiences, {reader.key}, [&](const db::Row& row) {
        const auto kind = row.text(1) == "public"    ? Audience::Kind::everybody
                          : row.text(1) == "members" ? Audience::Kind::members
                                                     : Audience::Kind::secretariat;
        found.push_back(
            {row.id<bodies::AudienceId>(0),
             kind,
             row.string(2),
             {bodies::visibilities.parse(row.text(1)), row.optional_id<bodies::BodyId>(3)}});
    });
    return found;
}

void update(ledger::Act& act, MatterId id, const MatterEdit& edit) {
    const auto key = text::sort_key(edit.title);
    act.write(update_matter, {id, kinds.text(edit.kind), edit.title, std::span(key), edit.owner,
                              edit.officer, edit.theme, states.text(edit.state), edit.audience});
}

void replace_numbers(ledger::Act& act, MatterId id, const std::vector<MatterNumber>& numbers) {
    const auto kept = numbers_of(act.session(), id);
    for (const KeptNumber& one : kept)
        if (std::ranges::none_of(numbers, [&](const MatterNumber& number) {
                return text::fold_number(number.number) == one.folded;
            }))
            act.erase(delete_number, {one.id});
    for (const MatterNumber& number : numbers) {
        const std::string folded = text::fold_number(number.number);
        auto known = store::number_folded(act.session(), folded);
        if (!known) {
            known = RegistryNumberId::make();
            store::insert_number(act, *known, number.number, number.kind, number.authority);
        } else {
            act.write(update_number, {*known, number_kinds.text(number.kind), number.authority});
        }
        const auto one = std::ranges::find(kept, folded, &KeptNumber::folded);
        if (one == kept.end())
            store::insert(act, id, *known, number.extent);
        else
            act.write(update_extent, {one->id, extents.text(number.extent)});
    }
}

void replace_partners(ledger::Act& act, MatterId id, const std::vector<Partner>& partners) {
    act.erase(delete_partners, {id});
    for (const Partner& partner : partners)
        store::insert(act, id, partner);
}

} // namespace radslag::matters::editing_store
