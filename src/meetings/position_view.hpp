// The positions that were released for a point, as the page and the prints of the meeting say them.
#pragma once

#include "meetings/parts.hpp"

namespace radslag::meetings::views {

/// ", Arbetsutskottet: 14 of 21 stand behind, 2 deviate": what follows the title of a position.
std::string position_words(i18n::Language language, const store::ReleasedPosition& position);

/// A heading and a line each, with the way to the whole; nothing where there are none.
html::Html positions_of(i18n::Language language, const store::ShownPoint& point);

} // namespace radslag::meetings::views
