// Texts whose line breaks were lost (one line a page, or one line in all) get them back: at
// numbered points, between a point's title and what is said under it, and at labels such as
// "Närvarande:".
#pragma once

#include "notes/text/tokens.hpp"

namespace radslag::notes {

/// Cuts the long lines of a reading; does nothing where lines are lines.
void unfold(Reading& reading);

/// Where the title of a point ends that begins at `first` and runs into what is said under it;
/// `end` when nothing shows where. Also used for headings that share their line with the body.
std::size_t title_end(const Reading& reading, std::size_t first, std::size_t end);

} // namespace radslag::notes
