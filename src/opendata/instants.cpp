// See instants.hpp.
#include "opendata/instants.hpp"

#include <algorithm>

namespace radslag::opendata {

namespace {

constexpr std::string_view digits = "0123456789";

/// Takes the fraction of a second off the front; nothing when a point has no digit after it.
std::optional<std::string> take_milliseconds(std::string_view& rest) {
    if (!rest.starts_with('.'))
        return "000";
    rest.remove_prefix(1);
    const std::size_t count = std::min(rest.find_first_not_of(digits), rest.size());
    if (count == 0)
        return std::nullopt;
    std::string fraction(rest.substr(0, std::min<std::size_t>(count, 3)));
    fraction.resize(3, '0');
    rest.remove_prefix(count);
    return fraction;
}

/// "Z", or "+02:00" and the like.
std::optional<std::chrono::minutes> offset_of(std::string_view text) {
    if (text == "Z" || text == "z")
        return std::chrono::minutes(0);
    const bool is_shaped = text.size() == 6 && text[3] == ':' &&
                           std::string_view("+- ").find(text[0]) != std::string_view::npos;
    if (!is_shaped || digits.find(text[1]) == std::string_view::npos ||
        digits.find(text[2]) == std::string_view::npos ||
        digits.find(text[4]) == std::string_view::npos ||
        digits.find(text[5]) == std::string_view::npos)
        return std::nullopt;
    const int hours = (text[1] - '0') * 10 + text[2] - '0';
    const int minutes = (text[4] - '0') * 10 + text[5] - '0';
    if (hours > 23 || minutes > 59)
        return std::nullopt;
    const std::chrono::minutes offset(hours * 60 + minutes);
    return text[0] == '-' ? -offset : offset;
}

} // namespace

std::optional<Instant> parse_since(std::string_view text) {
    constexpr std::size_t seconds = 19; // "2026-11-28T10:20:30"
    if (const auto day = parse_day(text))
        return Instant(std::chrono::sys_days(*day));
    if (text.size() <= seconds)
        return std::nullopt;
    std::string written(text.substr(0, seconds));
    if (written[10] == 't')
        written[10] = 'T';
    std::string_view rest = text.substr(seconds);
    const auto fraction = take_milliseconds(rest);
    const auto offset = offset_of(rest);
    if (!fraction || !offset)
        return std::nullopt;
    const auto instant = parse_instant(written + "." + *fraction + "Z");
    return instant ? std::optional(*instant - *offset) : std::nullopt;
}

} // namespace radslag::opendata
