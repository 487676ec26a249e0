// The few elements of SVG that charts are drawn with, built as those of pages are (html.hpp): text
// is escaped, and attributes stand first.
#pragma once

#include "platform/html/elements.hpp"

namespace radslag::html::svg {

#define RADSLAG_SHAPE(name)                                                                        \
    template <class... Parts>                                                                      \
    auto name(Parts&&... parts) {                                                                  \
        return detail::Make::normal(#name, std::forward<Parts>(parts)...);                         \
    }
RADSLAG_SHAPE(circle)
RADSLAG_SHAPE(line)
RADSLAG_SHAPE(polyline)
RADSLAG_SHAPE(rect)
RADSLAG_SHAPE(svg)
RADSLAG_SHAPE(text)
RADSLAG_SHAPE(title)
#undef RADSLAG_SHAPE

} // namespace radslag::html::svg
