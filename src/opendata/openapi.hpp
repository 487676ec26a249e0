// The description of the API in OpenAPI 3.1, made from the tables that serve it.
#pragma once

#include <string>
#include <string_view>

namespace radslag::opendata {

inline constexpr std::string_view api_version = "1.0.0";
inline constexpr std::string_view api_released = "2026-11-28";

/// The description as JSON: of the forum with that name, at that address.
std::string openapi(std::string_view forum, std::string_view server);

} // namespace radslag::opendata
