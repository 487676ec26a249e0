// Reads a PDF by poppler: its words with their places, from which pdf_layout.hpp makes lines, and
// pictures of its pages for OCR.
#pragma once

#include "documents/readers.hpp"

#include <functional>

namespace radslag::reader_program {

/// Loads what poppler loads lazily, so that it works behind walls. Call before wall_in_reader().
void prepare_poppler();

/// The text of a PDF; a Text without blocks when no page holds any. Errors: invalid when it is
/// damaged or locked.
Result<documents::Text> read_pdf(const documents::Source& source);

/// How many pages it has; 0 when it cannot be opened.
int pages_of_pdf(const documents::Source& source);

/// A grey picture of a page (from 1), as a binary PGM file at 300 dots an inch; empty when it
/// cannot be drawn.
std::string picture_of_page(const documents::Source& source, int page);

} // namespace radslag::reader_program
