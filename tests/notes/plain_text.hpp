// A stand-in for the reader of plain text files, for the tools and tests of the notes alone: one
// line block a line. The product reads files with documents::read_file.
#pragma once

#include "documents/document.hpp"

#include <string>

namespace radslag::notes {

/// Wraps a valid UTF-8 text into blocks of raw lines.
documents::Text plain_text(std::string text);

} // namespace radslag::notes
