// Page furniture: headers and footers that a page repeats, and page numbers. It is no part of what
// was said. raw_lines.cpp leaves it out.
#pragma once

#include "documents/document.hpp"

#include <vector>

namespace radslag::notes {

/// For every block whether it is page furniture.
std::vector<bool> page_furniture(const documents::Text& text);

} // namespace radslag::notes
