// What became of an input, by the word under which the database keeps it ("partly_used"), for those
// who stand below the inputs: the marks of notes and the pages of matters.
#pragma once

#include "platform/i18n/language.hpp"

#include <string_view>

namespace radslag::meetings {

/// "Partly used".
std::string_view use_word(i18n::Language language, std::string_view use);

/// The class of its glyph: "used", "partly", "notused", "passed", "waiting".
std::string_view use_glyph(std::string_view use);

} // namespace radslag::meetings
