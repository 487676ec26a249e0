// What the elements of HTML mean for the text in them, as a table. html.cpp acts on it.
#pragma once

#include <string_view>

namespace radslag::documents {

enum class Tag {
    other,     ///< no meaning for us: its text flows on
    skipped,   ///< its text is not for readers: script, style, buttons
    heading,   ///< h1–h6
    block,     ///< begins and ends a paragraph without a gap: div
    paragraph, ///< begins and ends one with a gap: p, blockquote
    preformatted,
    list, ///< ul, ol
    item, ///< li
    table,
    row,        ///< tr
    cell,       ///< td, th
    line_break, ///< br
    bold,
    italic,
    link ///< a
};

/// The meaning of an element; `name` is in lower case.
Tag tag_of(std::string_view name);

} // namespace radslag::documents
