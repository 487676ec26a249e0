// Time zones: which day it is somewhere.
#pragma once

#include "platform/base/clock.hpp"

#include <string_view>

namespace radslag::text {

/// The calendar day of an instant in an IANA time zone. Throws std::runtime_error for a zone that
/// ICU does not know.
Day local_day(Instant instant, std::string_view zone);

} // namespace radslag::text
