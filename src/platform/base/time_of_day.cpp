// See time_of_day.hpp.
#include "platform/base/time_of_day.hpp"

#include <charconv>

namespace radslag {

std::optional<std::chrono::minutes> since_midnight(const std::optional<std::string>& time) {
    constexpr std::size_t length = 5;
    unsigned hours = 0;
    unsigned minutes = 0;
    if (!time || time->size() != length || (*time)[2] != ':')
        return std::nullopt;
    const char* text = time->data();
    if (std::from_chars(text, text + 2, hours).ptr != text + 2 ||
        std::from_chars(text + 3, text + length, minutes).ptr != text + length || hours > 23 ||
        minutes > 59)
        return std::nullopt;
    return std::chrono::minutes(hours * 60 + minutes);
}

} // namespace radslag
