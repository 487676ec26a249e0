// HTML as a source of blocks: whole pages (html.cpp), the body of a mail (eml.cpp) and what stands
// in Markdown (markdown.cpp) are read by the same walker.
#pragma once

#include "documents/text_builder.hpp"

namespace radslag::documents {

/// Reads HTML in valid UTF-8, without NUL, into the builder. Never touches the network or other
/// files. Errors: invalid when it is nested too deeply.
Result<void> read_html_into(TextBuilder& builder, std::string_view html, const Source& source);

/// The bytes of an HTML page as valid UTF-8 without NUL, pared (html_pared.hpp), by its byte order
/// mark, its own words or a guess.
std::string decode_html(std::string_view bytes);

} // namespace radslag::documents
