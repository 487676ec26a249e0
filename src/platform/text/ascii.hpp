// Letters of names that other formats write in ASCII, where upper and lower case mean the same:
// codes, addresses, parts and types of files. What people write is folded by fold.hpp.
#pragma once

#include <string>
#include <string_view>

namespace radslag::text {

/// The text with A to Z made small; all else, also Å, stays as it is.
std::string lower_ascii(std::string_view text);

/// Whether two texts are the same but for A to Z and a to z.
bool is_same_ascii(std::string_view one, std::string_view other);

} // namespace radslag::text
