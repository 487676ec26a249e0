// "Dalarna: saltet räcker inte": what stands before the colon says who speaks.
#pragma once

#include "people/people.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::meetings::writing {

struct Shorthand {
    std::string_view who;
    std::string_view text; ///< what stands behind the colon
};

/// Divides at the first colon. Nothing where no name can stand before it: nothing does, it is a
/// sentence already (more than 60 bytes, a full stop), or no space follows, as in "10:30".
std::optional<Shorthand> shorthand_in(std::string_view text);

/// "Notera" or "Note": what follows is an action note.
bool is_action_note(std::string_view who);

/// A region of the country with its folded name: "region jönköpings län".
struct Region {
    people::OrganisationId id;
    std::string name;
    std::string letter; ///< of its county, lower case
};

/// The region that is meant by its county's letter ("W") or by the beginning of its county's name
/// ("dalarna", "jönköping", "västra götaland"), where no other begins so.
std::optional<people::OrganisationId> region_meant(const std::vector<Region>& regions,
                                                   std::string_view who);

} // namespace radslag::meetings::writing
