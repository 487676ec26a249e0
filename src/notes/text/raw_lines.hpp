// The lines of a document as they stand in the source, each with what its first signs make of it:
// a heading, a bullet with its depth, a table row, a footnote. fair_copy.cpp joins those that a
// page width tore apart.
#pragma once

#include "notes/text/fair_copy.hpp"
#include "notes/text/markup.hpp"

namespace radslag::notes {

struct RawLine {
    LineKind kind = LineKind::text;
    std::uint8_t level = 0;
    bool plain = false; ///< a line of a text without marked-up paragraphs: it may be torn
    bool after_blank = false;
    bool bold = false;
    bool done = false; ///< a box before it is ticked
    int page = 0;
    int indent = 0;
    std::size_t width = 0; ///< characters, about
    std::string_view marker;
    Place place; ///< in the source, without the signs that make the line what it is
    const std::vector<Place>* cells = nullptr; ///< of a table row whose cells are known
};

struct RawText {
    Dialect dialect;
    std::vector<RawLine> lines;
};

/// Cuts a document into raw lines; empty lines, rules, code and page furniture are left out.
RawText raw_lines(const documents::Text& text);

} // namespace radslag::notes
