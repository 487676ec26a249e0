// SQL of keeping persons, organisations and posts by hand, in the *_store.cpp of this folder.
#pragma once

#include "people/editing/editing.hpp"

namespace radslag::people::editing_store {

std::optional<EditablePerson> person(db::Session& session, PersonId id);
void update(ledger::Act& act, PersonId id, const PersonEdit& edit);
/// Ends posts and seats that are open on that day; how many.
std::int64_t end_all(ledger::Act& act, PersonId id, Day last);
/// Whether the person has an account or a role.
bool can_sign_in(db::Session& session, PersonId id);
void merge(ledger::Act& act, PersonId stays, PersonId goes);
std::optional<PersonId> merged_into(db::Session& session, PersonId id);

std::optional<EditableOrganisation> organisation(db::Session& session, OrganisationId id);
void insert(ledger::Act& act, OrganisationId id, const OrganisationEdit& edit);
void update(ledger::Act& act, OrganisationId id, const OrganisationEdit& edit);
/// Brings further names and members to what the form says.
void replace_names(ledger::Act& act, OrganisationId id, const OrganisationEdit& edit);
void replace_members(ledger::Act& act, OrganisationId id, const OrganisationEdit& edit);
std::int64_t end(ledger::Act& act, OrganisationId id, Day last);
void merge(ledger::Act& act, OrganisationId stays, OrganisationId goes);
std::optional<OrganisationId> merged_into(db::Session& session, OrganisationId id);

std::optional<EditablePost> post(db::Session& session, PostHoldingId id);
std::vector<EditablePost> posts_of(db::Session& session, PersonId person);
/// The post of that title and unit in the organisation, or a new one.
std::string find_or_add_post(ledger::Act& act, OrganisationId organisation, std::string_view title,
                             const std::optional<std::string>& unit);
void insert(ledger::Act& act, PostHoldingId id, PersonId person,
            const std::optional<std::string>& post, const PostEdit& edit);
void update(ledger::Act& act, PostHoldingId id, const std::optional<std::string>& post,
            const PostEdit& edit);
void erase(ledger::Act& act, PostHoldingId id);

} // namespace radslag::people::editing_store
