// Bytes as text: base64 with "+", "/" and padding (RFC 4648 §4).
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace radslag {

std::string to_base64(std::span<const std::byte> bytes);

/// The bytes that the text stands for; nothing for one that is written otherwise.
std::optional<std::vector<std::byte>> from_base64(std::string_view text);

} // namespace radslag
