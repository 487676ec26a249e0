// Numbers that name a matter: registry numbers, Dir., SOU, Ds, prop., bet., SFS, COM, issues.
#pragma once

#include "notes/structure.hpp"
#include "notes/text/tokens.hpp"

namespace radslag::notes {

struct ReferenceSpan {
    Range tokens;
    ReferenceKind kind = ReferenceKind::registry_number;
    Confidence confidence = 95;
};

/// All references of a text, in order, none overlapping. Dates, budget items ("anslag 1:1"),
/// addresses and organisation numbers are none.
std::vector<ReferenceSpan> find_references(const Reading& reading);

} // namespace radslag::notes
