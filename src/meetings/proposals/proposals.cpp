// See proposals.hpp.
#include "meetings/proposals/proposals.hpp"

#include "platform/text/zones.hpp"

#include <charconv>

namespace radslag::meetings::proposals {

namespace {

/// "09:30" since midnight; nothing for what is no time.
std::optional<std::chrono::minutes> minutes_of(std::string_view time) {
    unsigned hours = 0;
    unsigned minutes = 0;
    const char* end = time.data() + time.size();
    const auto colon = std::from_chars(time.data(), end, hours);
    if (colon.ec != std::errc{} || colon.ptr == end ||
        std::from_chars(colon.ptr + 1, end, minutes).ec != std::errc{})
        return std::nullopt;
    return std::chrono::hours(hours) + std::chrono::minutes(minutes);
}

} // namespace

bool has_begun(const Target& meeting, Instant now) {
    if (!is_to_come(meeting.state))
        return true;
    if (!meeting.day)
        return false;
    const bool is_known = meeting.zone && text::is_zone(*meeting.zone);
    const std::string_view zone = is_known ? std::string_view(*meeting.zone) : text::forum_zone;
    const Day today = text::local_day(now, zone);
    if (*meeting.day != today)
        return *meeting.day < today;
    const auto start = meeting.start ? minutes_of(*meeting.start) : std::nullopt;
    return start && text::local_time(now, zone) >= *start;
}

} // namespace radslag::meetings::proposals
