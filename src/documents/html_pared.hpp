// The first step of reading HTML: strangers' markup becomes few and plain tags, so that the parser
// behind it (libxml2, whose time grows with the square of a tag's attributes) cannot be made slow.
// Look next at html.cpp, which walks through what is left.
#pragma once

#include <string>
#include <string_view>

namespace radslag::documents {

/// The HTML (valid UTF-8) without comments, scripts, styles, declarations and all attributes but
/// those that are read; what remains is written in one way: names in small letters, values in
/// double quotation marks. A tag that never ends is left out with what follows. Linear.
std::string pared_html(std::string_view html);

} // namespace radslag::documents
