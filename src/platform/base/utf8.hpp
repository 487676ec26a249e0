// The check at every border: what comes in as text is well-formed UTF-8 (RFC 3629) without NUL,
// which PostgreSQL cannot hold, or it does not come in.
#pragma once

#include <string>
#include <string_view>

namespace radslag {

/// Whether `bytes` are well-formed UTF-8 without NUL.
[[nodiscard]] bool is_text(std::string_view bytes);

/// The bytes as text: each NUL, and each byte that belongs to no well-formed character, becomes
/// U+FFFD.
[[nodiscard]] std::string as_text(std::string_view bytes);

} // namespace radslag
