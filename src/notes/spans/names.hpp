// Names of people in a stretch of text: a given name and a family name, found by lists and by the
// endings that family names have; lone given names too. Who they are is people.hpp's.
#pragma once

#include "notes/structure.hpp"
#include "notes/text/tokens.hpp"

namespace radslag::notes {

struct NameSpan {
    Range tokens;
    bool full = true; ///< given and family name; else a given name alone
    Confidence confidence = 95;
    bool turned = false; ///< "Ek, Anna": three tokens, the family name first
};

/// Where a name stands tells how much must be known of it.
enum class NameContext {
    text, ///< in running text the given name must be known
    list  ///< in a list of people two capital words are enough
};

/// The names within `range`, in order, none overlapping.
std::vector<NameSpan> find_names(const Reading& reading, Range range, NameContext context);

/// The name as printed, the given name first, without a nickname in quotes and without the s of a
/// genitive.
std::string printed_name(const Reading& reading, const NameSpan& name);

/// Whether a folded word has the ending of a family name: "-sson", "-ström", "-nen".
bool has_family_ending(std::string_view folded);

} // namespace radslag::notes
