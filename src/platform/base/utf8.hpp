// Which bytes may be stored as text: well-formed UTF-8 (RFC 3629) without NUL, which PostgreSQL
// cannot hold. connection.cpp asks at every bind, so that both engines refuse the same.
#pragma once

#include <string_view>

namespace radslag::db {

[[nodiscard]] bool is_text(std::string_view bytes);

} // namespace radslag::db
