// Draws the bar; see bar.hpp.
#include "platform/html/bar.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::html {

Html bar(int per_cent, std::string_view filled) {
    constexpr int width = 44;
    return TrustedHtml::from_our_svg(fmt::format(
        R"(<svg viewBox="0 0 {} 8" aria-hidden="true"><rect class="{}" width="{}" height="8"/></svg>)",
        width, filled, std::clamp(per_cent, 0, 100) * width / 100));
}

} // namespace radslag::html
