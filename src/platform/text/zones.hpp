// Time zones: which day and time it is somewhere.
#pragma once

#include "platform/base/clock.hpp"

#include <string_view>

namespace radslag::text {

/// Where the forum meets: its days begin and end there.
inline constexpr std::string_view forum_zone = "Europe/Stockholm";

/// The calendar day of an instant in an IANA time zone. Throws std::runtime_error for a zone that
/// ICU does not know.
Day local_day(Instant instant, std::string_view zone);

/// Minutes since midnight there, 0–1439.
std::chrono::minutes local_time(Instant instant, std::string_view zone);

/// Whether ICU knows an IANA time zone of that name.
bool is_zone(std::string_view name);

} // namespace radslag::text
