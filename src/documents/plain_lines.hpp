// Lines of plain text as blocks, for the readers that find plain text inside something else: a
// mail, what a converter printed. A plain text file itself is read by plain_text.cpp.
#pragma once

#include "documents/text_builder.hpp"

namespace radslag::documents {

/// Writes each line that is not empty as a block of kind line.
void write_lines(TextBuilder& builder, std::string_view text);

/// The columns that white space takes, a tab reaching to the next multiple of eight.
int columns_of(std::string_view space);

} // namespace radslag::documents
