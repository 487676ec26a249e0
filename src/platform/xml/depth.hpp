// How deep the elements of an XML tree stand in each other, before anything walks it by recursion.
#pragma once

#include <pugixml.hpp>

namespace radslag::xml {

/// Elements may stand in each other this deep; Word itself stays under 100.
inline constexpr int deepest = 256;

/// Whether some stand deeper than that. Without recursion: how deep it goes is not known yet.
bool is_too_deep(const pugi::xml_document& tree);

} // namespace radslag::xml
