// A small bar that shows a share beside the words that say it.
#pragma once

#include "platform/html/html.hpp"

#include <string_view>

namespace radslag::html {

/// `per_cent`: 0–100. `filled`: the class that colours its filled part.
Html bar(int per_cent, std::string_view filled);

} // namespace radslag::html
