// Organisations and persons in the database: writes through an act of the ledger, reads by key.
#pragma once

#include "ledger/ledger.hpp"
#include "people/actions.hpp"
#include "people/people.hpp"

#include <vector>

namespace radslag::people::store {

void insert(ledger::Act& act, const Organisation& organisation);
void insert(ledger::Act& act, const Person& person);
void insert(ledger::Act& act, const Post& post);
void insert(ledger::Act& act, const PostHolding& holding);
void insert_member(ledger::Act& act, OrganisationId constellation, OrganisationId member,
                   std::optional<Day> from);

/// Gives an organisation or person a further name to be found by.
void insert_name(ledger::Act& act, OrganisationId organisation, std::string_view name);
void insert_name(ledger::Act& act, PersonId person, std::string_view name);

void set_organisation(ledger::Act& act, PersonId person, OrganisationId organisation);

/// Organisations known by the folded name; merged ones are left out.
std::vector<OrganisationId> organisations_named(db::Session& session, std::string_view folded);

struct NamedPerson {
    PersonId id;
    std::optional<OrganisationId> organisation;
};
/// Persons known by the folded name; merged ones are left out.
std::vector<NamedPerson> persons_named(db::Session& session, std::string_view folded,
                                       bool demonstration);

/// The same with what tells them apart.
std::vector<Candidate> candidates(db::Session& session, std::string_view folded,
                                  bool demonstration);

std::optional<OrganisationId> organisation_of(db::Session& session, PersonId person);

std::optional<OrganisationId> organisation_by_letter(db::Session& session, std::string_view letter);

} // namespace radslag::people::store
