// Bodies, parties and audiences in the database.
#pragma once

#include "bodies/bodies.hpp"
#include "bodies/roles.hpp"
#include "ledger/ledger.hpp"

#include <vector>

namespace radslag::bodies::store {

void insert(ledger::Act& act, const Forum& forum);
void insert(ledger::Act& act, const Body& body);
void insert(ledger::Act& act, const Party& party);
void insert(ledger::Act& act, const Mandate& mandate);

/// An audience of a preset kind; the public one has no body. Who may read it follows at once.
AudienceId insert_audience(ledger::Act& act, Visibility visibility, std::optional<BodyId> body);
/// An audience of its own with the ground for withholding; nobody is let in yet.
AudienceId insert_audience(ledger::Act& act, BodyId body, const LegalGround& ground);
/// An audience of its own that withholds nothing by law; nobody is let in yet.
AudienceId insert_working_audience(ledger::Act& act, BodyId body);
void insert_grant(ledger::Act& act, AudienceId audience, BodyId body, std::string_view role);
/// Whoever has a role for the party.
void insert_grant(ledger::Act& act, AudienceId audience, PartyId party);

std::optional<Forum> forum(db::Session& session);
std::optional<BodyId> body_named(db::Session& session, std::string_view folded, bool demonstration);
std::optional<AudienceId> audience(db::Session& session, Visibility visibility,
                                   std::optional<BodyId> body);
/// On which side an organisation stands in a body on a day (today when the day is unknown).
std::optional<Side> side_of(db::Session& session, BodyId body, people::OrganisationId organisation,
                            std::optional<Day> day);
std::vector<Party> seats_of(db::Session& session, std::string_view folded, Day today);
std::vector<Party> parties(db::Session& session, BodyId body);

/// Role grants and the readers that follow from them; in roles_store.cpp.
void insert(ledger::Act& act, const RoleGrant& grant);
void end(ledger::Act& act, const RoleGrant& grant, Day last);
/// Ends the roles that go with the mandate; gives whose they were, where there were any.
std::optional<people::PersonId> end_with_mandate(ledger::Act& act, std::string_view mandate);
/// A grant for a party has the party's body beside it.
std::vector<auth::Grant> roles_of(db::Session& session, people::PersonId person, Day today);
std::vector<HeldRole> held_roles(db::Session& session, people::PersonId person, Day today);
std::vector<people::PersonId> persons_with_roles(db::Session& session);
bool is_reader(db::Session& session, const Reader& reader, AudienceId audience);
/// The ids of the audiences that let the reader in, in order, one after another.
std::string audiences_of(db::Session& session, const Reader& reader);
std::int64_t count_readers(db::Session& session, AudienceId audience);
/// Lets in whom its grants name today; whoever reads by it already stays.
void add_readers(db::Session& session, AudienceId audience, Day today);
void delete_readers(db::Session& session);
void renew_reader(db::Session& session, people::PersonId person, Day today);

struct ListedBody {
    BodyId id;
    std::string name;
    BodyKind kind;
    bool demonstration;
};
std::optional<ListedBody> body(db::Session& session, BodyId id);
std::vector<ListedBody> bodies(db::Session& session);

} // namespace radslag::bodies::store
