// What stands on every page and belongs to none: running heads, feet and page numbers. Look next
// at pdf_layout.cpp, which writes what is left.
#pragma once

#include "reader_program/page_rows.hpp"

namespace radslag::reader_program {

/// Takes segments out that repeat in the top or bottom seventh of more than half of the pages, page
/// numbers in them counting as equal. The first showing of a running head stays, because date and
/// registry number often stand nowhere else; page numbers and feet go altogether.
void leave_out_frame(std::vector<std::vector<Segment>>& pages, const std::vector<double>& heights);

/// The text with "3 (12)", "3/12", "Sida 3 av 12" or a lone number replaced by "#".
std::string without_page_number(const std::string& text);

} // namespace radslag::reader_program
