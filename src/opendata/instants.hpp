// Reads the instants that programs ask by.
#pragma once

#include "platform/base/clock.hpp"

namespace radslag::opendata {

/// "2026-11-28T10:20:30Z" with any fraction and offset (RFC 3339), or a day, which begins at
/// midnight UTC. Fractions below a millisecond are left out; a space stands for "+", which a query
/// cannot hold plainly. Nothing for anything else.
std::optional<Instant> parse_since(std::string_view text);

} // namespace radslag::opendata
