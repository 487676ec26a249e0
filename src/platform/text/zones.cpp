// Time zones by ICU; see zones.hpp.
#include "platform/text/zones.hpp"

#include <unicode/timezone.h>

#include <memory>
#include <stdexcept>
#include <string>

namespace radslag::text {

namespace {

std::unique_ptr<icu::TimeZone> zone_named(std::string_view name) {
    std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())})));
    if (*zone == icu::TimeZone::getUnknown())
        throw std::runtime_error("unknown time zone: " + std::string(name));
    return zone;
}

/// The instant as clocks there show it. The zone asked for last is kept.
std::chrono::sys_time<std::chrono::milliseconds> local_clock(Instant instant,
                                                             std::string_view zone) {
    struct Kept {
        std::string name;
        std::unique_ptr<icu::TimeZone> zone;
    };
    thread_local Kept kept;
    if (kept.name != zone)
        kept = {std::string(zone), zone_named(zone)};
    std::int32_t raw = 0;
    std::int32_t summer = 0;
    UErrorCode status = U_ZERO_ERROR;
    kept.zone->getOffset(static_cast<UDate>(instant.time_since_epoch().count()), 0, raw, summer,
                         status);
    if (U_FAILURE(status) != 0)
        throw std::runtime_error("ICU: time zone offset");
    return instant + std::chrono::milliseconds(raw + summer);
}

} // namespace

Day local_day(Instant instant, std::string_view zone) {
    return Day{std::chrono::floor<std::chrono::days>(local_clock(instant, zone))};
}

std::chrono::minutes local_time(Instant instant, std::string_view zone) {
    const auto local = local_clock(instant, zone);
    return std::chrono::floor<std::chrono::minutes>(local -
                                                    std::chrono::floor<std::chrono::days>(local));
}

bool is_zone(std::string_view name) {
    const std::unique_ptr<icu::TimeZone> zone(icu::TimeZone::createTimeZone(
        icu::UnicodeString::fromUTF8({name.data(), static_cast<int>(name.size())})));
    return *zone != icu::TimeZone::getUnknown();
}

} // namespace radslag::text
