// The check at the border: what comes in as text is UTF-8 without NUL, or it does not come in.
#pragma once

#include <string_view>

namespace radslag::http {

/// Whether `bytes` are well-formed UTF-8 (Unicode 15, table 3-7) without NUL.
bool is_text(std::string_view bytes);

} // namespace radslag::http
