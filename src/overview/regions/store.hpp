// The 21 regions beside each other: who they are and how much of them stands in the register.
#pragma once

#include "overview/store.hpp"

namespace radslag::overview::regions {

using store::Link;
using store::Reader;

/// Counts end here; the next one stands for more, so that no count grows with the register.
constexpr std::int64_t most_counted = 60;

struct ListedRegion {
    std::string letter; ///< lower case
    Link organisation;
    std::string county_code;
    std::string nuts;
    std::int64_t said = 0;     ///< turns
    std::int64_t promised = 0; ///< open promises and requests
    std::int64_t inputs = 0;
    std::optional<std::string> member; ///< who holds a seat of it today
};

/// Those of the 21 that the register knows, in the order of their county codes.
std::vector<ListedRegion> regions(db::Session& session, const Reader& reader, Day today);

/// The organisation that is the region of this county letter.
std::optional<people::OrganisationId> region(db::Session& session, std::string_view letter);

/// Promises and requests of a region that are open.
struct Tally {
    std::int64_t open = 0;
    std::int64_t late = 0; ///< of these, due before the day that was asked for
};
Tally tally(db::Session& session, const Reader& reader, people::OrganisationId region,
            Day late_before);

/// The region that a county letter, county code or NUTS code speaks of; letters in either case.
const people::SwedishRegion* find(std::string_view code);

} // namespace radslag::overview::regions
