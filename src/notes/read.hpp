// From a document's blocks to the structure of a meeting: pure, no I/O but the word lists that are
// compiled in. See shared RULES.md for what counts, docs/notes.md for how it is found.
#pragma once

#include "notes/structure.hpp"

#include <string>

namespace radslag::notes {

/// Finds the structure. Never fails: a text that is no notes gives an empty structure with low
/// confidences. Linear in the text's length.
Structure read(const documents::Text& text);

/// One JSON object in the shape of the gold files (RULES.md); what more is known stands under
/// "radslag". No newline at the end.
std::string to_json(const Structure& structure, const documents::Text& text);

} // namespace radslag::notes
