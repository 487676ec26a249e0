// Bytes as text: two small digits of base 16 each.
#pragma once

#include <cstddef>
#include <span>
#include <string>

namespace radslag {

std::string to_hex(std::span<const std::byte> bytes);

} // namespace radslag
