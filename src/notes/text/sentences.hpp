// Sentences of a line: cut at full stops that end one, not at those of abbreviations and numbers.
#pragma once

#include "notes/text/tokens.hpp"

namespace radslag::notes {

/// The sentences of `range`, which lies within one line: in order, and together all of it. The
/// number or bullet that begins a list entry belongs to its first sentence.
std::vector<Range> sentences(const Reading& reading, Range range);

} // namespace radslag::notes
