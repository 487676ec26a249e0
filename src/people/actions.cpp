// Matching names to known organisations and persons; see actions.hpp.
#include "people/actions.hpp"

#include "people/store.hpp"
#include "platform/text/fold.hpp"

#include <algorithm>

namespace radslag::people {

OrganisationId find_or_add_organisation(ledger::Act& act, std::string_view name) {
    const auto known = store::organisations_named(act.session(), text::fold(name));
    if (!known.empty())
        return known.front();
    Organisation organisation;
    organisation.name = name;
    organisation.kind = kind_of(name);
    store::insert(act, organisation);
    return organisation.id;
}

void add_organisation_name(ledger::Act& act, OrganisationId organisation, std::string_view name) {
    const std::string folded = text::fold(name);
    if (!folded.empty() && store::organisations_named(act.session(), folded).empty())
        store::insert_name(act, organisation, name);
}

PersonMatch find_or_add_person(ledger::Act& act, const Person& person) {
    const auto known =
        store::persons_named(act.session(), text::fold(person.name), person.demonstration);
    const auto same = std::ranges::find_if(known, [&](const store::NamedPerson& other) {
        return person.organisation && other.organisation == person.organisation;
    });
    if (same != known.end())
        return {same->id};
    if (known.size() == 1 && (!person.organisation || !known.front().organisation)) {
        if (person.organisation)
            store::set_organisation(act, known.front().id, *person.organisation);
        return {known.front().id};
    }
    store::insert(act, person);
    return {person.id, known.empty(), !known.empty()};
}

PersonId add_person(ledger::Act& act, const Person& person) {
    store::insert(act, person);
    return person.id;
}

std::vector<Candidate> candidates(db::Session& session, std::string_view name, bool demonstration) {
    return store::candidates(session, text::fold(name), demonstration);
}

bool is_known_organisation(db::Session& session, std::string_view name) {
    return !store::organisations_named(session, text::fold(name)).empty();
}

std::optional<OrganisationId> organisation_of(db::Session& session, PersonId person) {
    return store::organisation_of(session, person);
}

void add_person_name(ledger::Act& act, PersonId person, std::string_view name) {
    const std::string folded = text::fold(name);
    for (const bool demonstration : {false, true})
        for (const auto& known : store::persons_named(act.session(), folded, demonstration))
            if (known.id == person)
                return;
    if (!folded.empty())
        store::insert_name(act, person, name);
}

void add_post(ledger::Act& act, const Post& post) {
    store::insert(act, post);
}

void add_member(ledger::Act& act, OrganisationId constellation, OrganisationId member,
                std::optional<Day> from) {
    store::insert_member(act, constellation, member, from);
}

void add_post_holding(ledger::Act& act, const PostHolding& holding) {
    store::insert(act, holding);
}

OrganisationId find_or_add_region(ledger::Act& act, const SwedishRegion& region) {
    if (const auto known = store::organisation_by_letter(act.session(), region.letter))
        return *known;
    Organisation organisation;
    organisation.name = region.name;
    organisation.kind = OrganisationKind::region;
    organisation.nuts = region.nuts;
    organisation.county_code = region.county_code;
    organisation.county_letter = region.letter;
    store::insert(act, organisation);
    return organisation.id;
}

} // namespace radslag::people
