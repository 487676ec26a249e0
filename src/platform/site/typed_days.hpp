// Days and times as people type them into a field.
#pragma once

#include "platform/base/clock.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace radslag::site {

/// "2026-03-01", "20260301", "1/3 2026", "1.3.2026", "1 mars 2026", "1 March 2026". Nothing for a
/// day that does not exist, or without its year.
std::optional<Day> typed_day(std::string_view text);

/// "09:30", "9.30", "930", "9" as "HH:MM"; nothing for any other.
std::optional<std::string> typed_time(std::string_view text);

} // namespace radslag::site
