// SQL of the forms of parties and mandates; see store.hpp.
#include "bodies/editing/store.hpp"

namespace radslag::bodies::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_party = {
    "party.editable",
    "SELECT p.body, p.organisation, o.name, p.role, p.side, p.from_day, p.to_day, p.version FROM "
    "party p JOIN organisation o ON o.id = p.organisation WHERE p.id = $1"};
constexpr db::Statement select_parties = {
    "party.choices", "SELECT p.id, o.name FROM party p JOIN organisation o ON o.id = "
                     "p.organisation WHERE p.body = $1 ORDER BY o.sort_key, p.id"};
constexpr Write update_party = {
    "party",
    {"party.edit", "UPDATE party SET version = version + 1, organisation = $2, role = $3, side = "
                   "$4, from_day = $5, to_day = $6 WHERE id = $1 RETURNING *"}};
constexpr Write delete_party = {"party",
                                {"party.delete", "DELETE FROM party WHERE id = $1 RETURNING *"}};

constexpr db::Statement select_mandate = {
    "mandate.editable",
    "SELECT d.body, d.person, p.name, d.party, d.kind, d.substitute_for, d.covers_for, d.follows, "
    "d.from_day, d.to_day, d.version FROM mandate d JOIN person p ON p.id = d.person WHERE d.id = "
    "$1"};
constexpr db::Statement select_mandates = {
    "mandate.choices",
    "SELECT d.id, p.name, o.name FROM mandate d JOIN person p ON p.id = d.person LEFT JOIN party t "
    "ON t.id = d.party LEFT JOIN organisation o ON o.id = t.organisation WHERE d.body = $1 AND "
    "p.protected = 0 ORDER BY p.sort_key, d.id"};
constexpr Write update_mandate = {
    "mandate",
    {"mandate.edit",
     "UPDATE mandate SET version = version + 1, person = $2, party = $3, kind = $4, "
     "substitute_for = $5, covers_for = $6, follows = $7, from_day = $8, to_day = $9 WHERE id = $1 "
     "RETURNING *"}};
constexpr Write delete_mandate = {
    "mandate", {"mandate.delete", "DELETE FROM mandate WHERE id = $1 RETURNING *"}};

} // namespace

std::optional<EditableParty> party(db::Session& session, PartyId id) {
    std::optional<EditableParty> found;
    session.query(select_party, {id}, [&](const db::Row& row) {
        found.emplace(
            EditableParty{id,
                          row.id<BodyId>(0),
                          {row.id<people::OrganisationId>(1), row.string(3),
                           sides.require(row.text(4)), row.optional_day(5), row.optional_day(6)},
                          row.string(2),
                          row.integer(7)});
    });
    return found;
}

std::vector<NamedId> parties(db::Session& session, BodyId body) {
    std::vector<NamedId> found;
    session.query(select_parties, {body}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

void update(ledger::Act& act, PartyId id, const PartyEdit& edit) {
    act.write(update_party, {id, edit.organisation, edit.role, sides.text(edit.side),
                             to_text(edit.from), to_text(edit.to)});
}

void erase(ledger::Act& act, PartyId id) {
    act.erase(delete_party, {id});
}

std::optional<EditableMandate> mandate(db::Session& session, MandateId id) {
    std::optional<EditableMandate> found;
    session.query(select_mandate, {id}, [&](const db::Row& row) {
        found.emplace(
            EditableMandate{id,
                            row.id<BodyId>(0),
                            {row.id<people::PersonId>(1), row.optional_id<PartyId>(3),
                             mandate_kinds.require(row.text(4)), row.optional_id<MandateId>(5),
                             row.optional_id<MandateId>(6), row.optional_id<MandateId>(7),
                             row.optional_day(8), row.optional_day(9)},
                            row.string(2),
                            row.integer(10)});
    });
    return found;
}

std::vector<NamedId> mandates(db::Session& session, BodyId body) {
    std::vector<NamedId> found;
    session.query(select_mandates, {body}, [&](const db::Row& row) {
        found.push_back(
            {row.string(0), row.string(1) + (row.is_null(2) ? "" : ", " + row.string(2))});
    });
    return found;
}

void update(ledger::Act& act, MandateId id, const MandateEdit& edit) {
    act.write(update_mandate,
              {id, edit.person, edit.party, mandate_kinds.text(edit.kind), edit.substitute_for,
               edit.covers_for, edit.follows, to_text(edit.from), to_text(edit.to)});
}

void erase(ledger::Act& act, MandateId id) {
    act.erase(delete_mandate, {id});
}

} // namespace radslag::bodies::editing_store
