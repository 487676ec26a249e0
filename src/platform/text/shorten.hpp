// The beginning of a text, for a line in a list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace radslag::text {

/// At most `most` characters of a UTF-8 text, with an ellipsis where there is more.
std::string shortened(std::string_view text, std::size_t most);

} // namespace radslag::text
