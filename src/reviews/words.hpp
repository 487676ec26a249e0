// Reviews in words.
#pragma once

#include "platform/i18n/language.hpp"
#include "reviews/reviews.hpp"

namespace radslag::reviews {

std::string_view kind_word(i18n::Language language, Kind kind);

} // namespace radslag::reviews
