// A bar of parts of a whole: the smallest of our charts. The words beside it are the view's.
#pragma once

#include "platform/html/html.hpp"

#include <span>

namespace radslag::html {

struct SharePart {
    std::string_view css_class; ///< the fill: "c-info", "c-dialog", "c-state" …
    int percent = 0;            ///< 0–100; parts of one bar make 100 together
};

/// The bar; `finding` says in words what it shows, for those who do not see it.
Html share_bar(std::string_view finding, std::span<const SharePart> parts);

} // namespace radslag::html
