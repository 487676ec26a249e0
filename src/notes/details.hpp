// What is known of notes beyond the keys of RULES.md: sections, turns, places, confidences. Look
// next at json.cpp, which puts it under "radslag".
#pragma once

#include "notes/structure.hpp"

namespace radslag::notes {

/// One JSON object. Places are byte offsets in the text, with the block they begin in and its page.
std::string details_json(const Structure& structure, const documents::Text& text);

} // namespace radslag::notes
