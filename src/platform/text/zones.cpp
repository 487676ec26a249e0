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

} // namespace

Day local_day(Instant instant, std::string_view zone) {
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
    const auto local = instant + std::chrono::milliseconds(raw + summer);
    return Day{std::chrono::floor<std::chrono::days>(local)};
}

} // namespace radslag::text
