// In which language notes are written, told by their small words.
#pragma once

#include "notes/text/tokens.hpp"

#include <string>

namespace radslag::notes {

/// ISO 639-1: sv, nb, nn, da, fi or en; sv when nothing tells.
std::string language_of(const Reading& reading);

} // namespace radslag::notes
