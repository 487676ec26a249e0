// Local times of day as records hold them: "09:30".
#pragma once

#include <chrono>
#include <optional>
#include <string>

namespace radslag {

/// How long after midnight "HH:MM" is, 0–1439 minutes; nothing for no time and for another text.
std::optional<std::chrono::minutes> since_midnight(const std::optional<std::string>& time);

} // namespace radslag
