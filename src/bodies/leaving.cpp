// See leaving.hpp.
#include "bodies/leaving.hpp"

#include "bodies/leaving_store.hpp"

#include <algorithm>

namespace radslag::bodies {

namespace {

bool is_held(const Holding& holding, Day today) {
    return !holding.to || *holding.to >= today;
}

bool is_among(const Holding& holding, std::span<const people::OrganisationId> of) {
    return holding.organisation && std::ranges::find(of, *holding.organisation) != of.end();
}

} // namespace

std::optional<Day> left_on(std::span<const Holding> holdings,
                           std::span<const people::OrganisationId> of, Day today) {
    std::optional<Day> anywhere;
    std::optional<Day> there;
    bool holds_another = false;
    for (const Holding& holding : holdings) {
        const bool among = is_among(holding, of);
        if (is_held(holding, today)) {
            if (among)
                return std::nullopt;
            holds_another = true;
            continue;
        }
        anywhere = std::max(anywhere, holding.to);
        if (among)
            there = std::max(there, holding.to);
    }
    return holds_another ? there : anywhere;
}

std::vector<Holding> holdings_of(db::Session& session, people::PersonId person) {
    return store::holdings_of(session, person);
}

std::optional<Day> left_on(db::Session& session, people::PersonId person,
                           std::span<const people::OrganisationId> of, Day today) {
    return left_on(holdings_of(session, person), of, today);
}

std::optional<Successor> successor_of(db::Session& session, people::PersonId person, Day today) {
    return store::successor_of(session, person, today);
}

} // namespace radslag::bodies
