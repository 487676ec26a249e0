// From words strewn over a page to lines in reading order: pure geometry, no PDF in sight. pdf.cpp
// brings the words; what a line means is for notes to say.
#pragma once

#include "documents/text_builder.hpp"

#include <string>
#include <vector>

namespace radslag::reader_program {

/// A word on a page; coordinates in points from the upper left corner.
struct Word {
    std::string text; ///< UTF-8
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
    double size = 0; ///< of its font, in points
    bool bold = false;
    bool italic = false;
    bool space_after = true;

    [[nodiscard]] double height() const { return bottom - top; }
};

struct Page {
    double width = 0;
    double height = 0;
    std::vector<Word> words;
};

/// Writes the pages as blocks of kind line, with page, indent and after_blank, and footnotes at
/// the foot of a page that the text above refers to. Parts of a line that stand far apart are
/// joined by a tab. Columns of running text are read one after the other. Lines that repeat at
/// the head or foot of most pages are left out, except the head's first showing.
void write_pages(documents::TextBuilder& builder, std::vector<Page> pages);

} // namespace radslag::reader_program
