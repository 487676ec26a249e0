// Names of organisations in a stretch of text: those of the lists, and those that are built as such
// names are built: "Region X", "X kommun", "X AB", "-verket", "University of X".
#pragma once

#include "notes/structure.hpp"
#include "notes/text/tokens.hpp"

namespace radslag::notes {

/// What kind an organisation is, as far as its name tells: it decides on whose side it speaks.
enum class OrganisationKind {
    state,
    region,
    municipality,
    association,
    university,
    company,
    other
};

struct OrganisationSpan {
    Range tokens;
    OrganisationKind kind = OrganisationKind::other;
    bool generic = false; ///< names none: "kommunen"
    Confidence confidence = 95;
};

/// The organisations within `range`, in order, none overlapping.
std::vector<OrganisationSpan> find_organisations(const Reading& reading, Range range);

/// As printed, without a genitive's s where the name is known without it.
std::string printed_organisation(const Reading& reading, const OrganisationSpan& organisation);

} // namespace radslag::notes
