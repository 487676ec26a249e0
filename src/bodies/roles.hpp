// Who holds which role in a body or for a party, and so may read what: role grants, and the readers
// of audiences that follow from them. What a role may do stands in platform/auth/rights.hpp.
#pragma once

#include "bodies/bodies.hpp"
#include "ledger/ledger.hpp"
#include "platform/auth/rights.hpp"

#include <vector>

namespace radslag::bodies {

using RoleGrantId = Id<struct RoleGrantTag>;

/// A role that a person holds, in a body or for a party; neither for the system administrator.
struct RoleGrant {
    people::PersonId person;
    auth::Role role;
    std::optional<BodyId> body = {};
    std::optional<PartyId> party = {};
    std::optional<Day> from = {};
    std::optional<Day> to = {}; ///< the last day
};

/// Gives the role, unless the person holds it in force already; what the person may read follows at
/// once. `today`: local, as everywhere in this file.
void grant_role(ledger::Act& act, const RoleGrant& grant, Day today);

/// Ends every grant of the role in that body today: it is not in force from today on.
void end_role(ledger::Act& act, const RoleGrant& grant, Day today);

/// What follows from a mandate that has got a last day (ledger/consequences.hpp): the roles of
/// member and substitute that the person held by it end with it, unless another mandate there goes
/// on.
void follow_mandate(ledger::Act& act, std::string_view mandate);

/// The roles that a person holds today. A role for a party counts in the party's body too.
std::vector<auth::Grant> roles_of(db::Session& session, people::PersonId person, Day today);

/// A role with the name of the body or party that it is held in; "" for the installation.
struct HeldRole {
    auth::Role role;
    std::string where;
};
std::vector<HeldRole> held_roles(db::Session& session, people::PersonId person, Day today);

/// The audiences that let the reader in: the same text for all who may read the same.
std::string audiences_of(db::Session& session, const auth::Reader& reader);

/// Makes anew what a person may read. Called by whatever changes a role.
void renew_reader(db::Session& session, people::PersonId person, Day today);

/// The same for everybody with a role, for grants that begin or end by their date; and for a new
/// audience of a body whose readers are known.
void renew_readers(db::Session& session, Day today);

/// Forgets what everybody but the public may read, before audiences go away: renew_readers() makes
/// it anew in the same transaction.
void forget_readers(db::Session& session);

} // namespace radslag::bodies
