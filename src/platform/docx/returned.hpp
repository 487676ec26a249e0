// A Word file that was filled here (template.hpp), has been written in since, and comes back: its
// text by the bookmarks that were set in it. What was changed with tracking counts as done.
#pragma once

#include "platform/docx/package.hpp"

namespace radslag::docx {

/// Text from a bookmark on, to the next one or the end of its paragraph.
struct Marked {
    std::string bookmark;
    std::string text; ///< UTF-8; '\n' where the line breaks
};

/// A paragraph of the running text or of a table in it; not one of a text box, header or footnote.
struct ReturnedParagraph {
    std::string text;           ///< before the first bookmark; the whole of it where there is none
    std::vector<Marked> marked; ///< in the order of the text
    int cell = 0;               ///< the table cell, counted from 1; 0: in no table
};

/// `file` is its name for messages. Bookmarks whose names do not begin with one of `prefixes` are
/// none. Errors: invalid as of Template::read().
Result<std::vector<ReturnedParagraph>>
read_returned(std::string_view file, std::string_view bytes,
              std::initializer_list<std::string_view> prefixes, const Limits& limits = {});

} // namespace radslag::docx
