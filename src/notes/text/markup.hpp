// Inline markup of Markdown, HTML, LaTeX, Typst and AsciiDoc: what of it is words and what is not.
// Look next at raw_lines.hpp, which handles the markup that makes a line a heading or a bullet.
#pragma once

#include "notes/text/fair_copy.hpp"

namespace radslag::notes {

/// Markup languages that change what a sign means all through a text.
struct Dialect {
    bool latex = false;
    bool typst = false;
};

/// Appends the words of one stretch of the source to `copy`: emphasis, tags and link targets left
/// out, runs of space as one, wide gaps and column bars as '\t', footnote marks noted.
void copy_words(std::string_view source, Place stretch, Dialect dialect, FairCopy& copy);

} // namespace radslag::notes
