// The words of a matter's choices.
#pragma once

#include "matters/matters.hpp"
#include "platform/i18n/language.hpp"

#include <string_view>

namespace radslag::matters::editing {

std::string_view words_of(i18n::Language language, Kind kind);
std::string_view words_of(i18n::Language language, State state);
std::string_view words_of(i18n::Language language, NumberKind kind);
std::string_view words_of(i18n::Language language, Extent extent);
std::string_view words_of(i18n::Language language, PartnerRole role);

} // namespace radslag::matters::editing
