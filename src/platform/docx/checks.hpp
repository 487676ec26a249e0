// What a template must not hold: programs, ways out of itself, XML that is none. template.cpp asks
// before it looks for fields.
#pragma once

#include "platform/docx/relations.hpp"

namespace radslag::docx {

/// The main part of a file that may be used. Errors: invalid, as Template::read().
Result<std::string> checked_main_part(const Package& package, std::string_view file);

} // namespace radslag::docx
