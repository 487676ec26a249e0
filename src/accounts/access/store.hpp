// SQL of who may do what in a body; see access.hpp.
#pragma once

#include "accounts/access/access.hpp"

namespace radslag::accounts::access::store {

struct Body {
    std::string name;
    bool demonstration = false;
};
std::optional<Body> body(db::Session& session, bodies::BodyId id);
/// The roles that are in force or will be, in the body and for its parties.
std::vector<Given> given(db::Session& session, bodies::BodyId body, Day today);
std::optional<bodies::BodyId> body_of(db::Session& session, bodies::RoleGrantId id);
std::vector<NamedId> parties(db::Session& session, bodies::BodyId body, Day today);
/// Persons with a mandate today, in the body or for the party, and without an account.
std::vector<NamedId> without_account(db::Session& session, bodies::BodyId body,
                                     const std::optional<bodies::PartyId>& party, Day today);
std::optional<people::OrganisationId> organisation_of(db::Session& session, bodies::PartyId party);
/// The account of the person who holds the role.
std::optional<AccountId> account_of(db::Session& session, bodies::RoleGrantId id);
void end(ledger::Act& act, bodies::RoleGrantId id, Day last);

} // namespace radslag::accounts::access::store
