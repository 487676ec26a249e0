// Finding or adding organisations and persons while something else is recorded: the matching rules.
#pragma once

#include "ledger/ledger.hpp"
#include "people/people.hpp"

#include <vector>

namespace radslag::people {

/// The organisation known by that name, or a new one. Two organisations of the same name are not
/// told apart: the first is taken.
OrganisationId find_or_add_organisation(ledger::Act& act, std::string_view name);

/// Gives the organisation a further name to be found by, unless somebody is known by it already.
void add_organisation_name(ledger::Act& act, OrganisationId organisation, std::string_view name);

struct PersonMatch {
    PersonId id;
    bool added = false;    ///< nobody of that name was known
    bool doubtful = false; ///< somebody of that name is known, but may be another
};

/// The person of that name: the same if the organisation is the same, or unknown on either side and
/// only one of that name is known. Else a new person, doubtful when the name was known.
PersonMatch find_or_add_person(ledger::Act& act, const Person& person);

/// Adds a person whom somebody has told apart from all others of that name.
PersonId add_person(ledger::Act& act, const Person& person);

/// Somebody whom a name may speak of, as a reviewer tells people apart.
struct Candidate {
    PersonId id;
    std::string name;
    std::string organisation; ///< its name; empty when it is not known
    std::string title;
};
/// Everybody known by exactly that name, folded; merged persons are left out.
std::vector<Candidate> candidates(db::Session& session, std::string_view name, bool demonstration);

/// Whether an organisation is known by that name.
bool is_known_organisation(db::Session& session, std::string_view name);

/// The organisation that a person belongs to; nothing for none, or nobody of that id.
std::optional<OrganisationId> organisation_of(db::Session& session, PersonId person);

/// Gives the person a further spelling to be found by.
void add_person_name(ledger::Act& act, PersonId person, std::string_view name);

void add_post(ledger::Act& act, const Post& post);

void add_post_holding(ledger::Act& act, const PostHolding& holding);

/// The organisation of one of the 21 regions; added from swedish_regions() when it is missing.
OrganisationId find_or_add_region(ledger::Act& act, const SwedishRegion& region);

/// Makes the organisation a part of a constellation, as "Småland–Blekinge", from a day on.
void add_member(ledger::Act& act, OrganisationId constellation, OrganisationId member,
                std::optional<Day> from);

} // namespace radslag::people
