// Who may do what in a body, kept by its secretariat; and for a party by the party's own
// administrator, who gives its people their roles and ends them. Somebody new is given an account,
// and a link that signs in once.
#pragma once

#include "accounts/actions.hpp"
#include "ledger/acting.hpp"

#include <optional>
#include <string>
#include <vector>

namespace radslag::accounts::access {

struct NamedId {
    std::string id;
    std::string name;
};

/// A role in force, in the body or for one of its parties.
struct Given {
    bodies::RoleGrantId id;
    std::int64_t version = 0;
    NamedId person; ///< without a name where the identity is protected
    std::string mail;
    auth::Role role = auth::Role::reader;
    std::optional<NamedId> party;
    std::optional<Day> from;
    std::optional<Day> to;      ///< the last day
    bool has_signed_in = false; ///< there is a password, or there was a sign-in
    bool may_end = false;       ///< the caller
};

/// What the caller may see and give of a body.
struct Access {
    bodies::BodyId body;
    std::string body_name;
    bool demonstration = false;
    std::vector<Given> given;
    std::vector<auth::Role> roles; ///< that the caller may give
    std::vector<NamedId> parties;  ///< for which the caller may give them
    bool for_body = false;         ///< roles in the body itself, too
    std::vector<NamedId> without;  ///< persons with a mandate here that have no account
};
/// Nothing without the right give_access in the body or for one of its parties.
std::optional<Access> access_of(db::Session& session, const auth::Caller& caller,
                                bodies::BodyId body, Day today);

/// To whom a role is given: the account of that address, or a new one.
struct NewAccess {
    std::string mail;
    std::string name;                            ///< of a new person
    std::optional<people::PersonId> person = {}; ///< one that is known and has no account
    auth::Role role = auth::Role::member;
    std::optional<bodies::PartyId> party = {}; ///< nothing: in the body itself
};
struct NewlyGiven {
    std::int64_t entry = 0;
    std::string link; ///< token of a link that signs in once; empty for an account that is in use
};
/// Errors: not_found without the right; invalid with the field: an address that is none, a role or
/// party that is not the caller's to give, somebody who holds it already, nobody named.
Result<NewlyGiven> give(db::Database& database, const auth::Caller& caller, bodies::BodyId body,
                        const NewAccess& wanted, Day today);

/// A role that the caller may end.
struct EndableGrant {
    bodies::RoleGrantId id;
    std::int64_t version = 0;
    bodies::BodyId body;
    Given given;
    bool is_last_secretary = false;
};
std::optional<EndableGrant> endable(db::Session& session, const auth::Caller& caller,
                                    bodies::RoleGrantId id, Day today);
/// Ends it today: it is not in force from today on. Errors: not_found; conflict for another
/// version; invalid for the last secretary of a body, and for one's own role as secretary.
Result<std::int64_t> end(db::Database& database, const auth::Caller& caller, bodies::RoleGrantId id,
                         std::int64_t version, Day today);

/// Another link for somebody who has not signed in yet. Errors: not_found; invalid for who has.
Result<std::string> link_again(db::Database& database, const auth::Caller& caller,
                               bodies::RoleGrantId id, Day today);

} // namespace radslag::accounts::access
