// What Word calls things in each of its formats: docx and RTF share these names.
#pragma once

#include <string>
#include <string_view>

namespace radslag::documents {

/// The level of the built-in style "heading 2" (any case) or "Title"; 0 for every other style.
/// Word keeps these English names in every language.
int heading_of_name(std::string_view name);

/// The address in `HYPERLINK "https://…" \h`; empty for other fields and places in the document.
std::string address_in_field(std::string_view instruction);

} // namespace radslag::documents
