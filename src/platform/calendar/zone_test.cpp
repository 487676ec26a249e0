// The rules beside an event's times say what the zone's clocks show.
#include "platform/calendar/zone.hpp"
#include "platform/text/zones.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace radslag::calendar {
namespace {

/// Minutes east of UTC at noon there by the VTIMEZONE alone, as a calendar program reads it.
class ReadZone {
  public:
    explicit ReadZone(Component rules) : zone_(icaltimezone_new()) {
        icaltimezone_set_component(zone_, rules.release());
    }
    ReadZone(const ReadZone&) = delete;
    ReadZone& operator=(const ReadZone&) = delete;
    ~ReadZone() { icaltimezone_free(zone_, 1); }

    [[nodiscard]] int offset(Day day, int hour) const {
        icaltimetype time = icaltime_null_time();
        time.year = int{day.year()};
        time.month = static_cast<int>(unsigned{day.month()});
        time.day = static_cast<int>(unsigned{day.day()});
        time.hour = hour;
        return icaltimezone_get_utc_offset_of_utc_time(zone_, &time, nullptr) / 60;
    }

  private:
    icaltimezone* zone_;
};

int offset_by_icu(Day day, int hour, const std::string& zone) {
    const Instant instant = std::chrono::sys_days{day} + std::chrono::hours(hour);
    const auto local =
        std::chrono::sys_days{text::local_day(instant, zone)} + text::local_time(instant, zone);
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::minutes>(local - instant).count());
}

class Zones : public testing::TestWithParam<const char*> {};

TEST_P(Zones, HoldEachHourFromTheYearOfTheMeetingOnForTenYears) {
    const std::string zone = GetParam();
    for (const auto* const from : {"2016-02-01", "2026-03-29", "2031-10-26"}) {
        const Day first = *parse_day(from);
        const ReadZone read(vtimezone(zone, first));
        for (int day = 0; day < 3653; ++day)
            for (const int hour : {0, 1, 2, 12}) {
                const Day on = add_days(first, day);
                ASSERT_EQ(read.offset(on, hour), offset_by_icu(on, hour, zone))
                    << to_text(on) << ' ' << hour << ":00 UTC";
            }
    }
}

INSTANTIATE_TEST_SUITE_P(Of, Zones,
                         testing::Values("Europe/Stockholm", "Europe/Helsinki", "Europe/London",
                                         "America/New_York", "Australia/Sydney", "Asia/Tokyo",
                                         "Asia/Kolkata"),
                         [](const auto& each) {
                             std::string name = each.param;
                             std::erase_if(name, [](char byte) { return !isalpha(byte); });
                             return name;
                         });

TEST(Zone, StandsInAFewPlainLines) {
    const Component zone = vtimezone("Europe/Stockholm", *parse_day("2026-03-18"));
    const Text text(icalcomponent_as_ical_string_r(zone.get()));
    EXPECT_STREQ(text.get(), "BEGIN:VTIMEZONE\r\n"
                             "TZID:Europe/Stockholm\r\n"
                             "X-LIC-LOCATION:Europe/Stockholm\r\n"
                             "BEGIN:DAYLIGHT\r\n"
                             "TZNAME:CEST\r\n"
                             "TZOFFSETFROM:+0100\r\n"
                             "TZOFFSETTO:+0200\r\n"
                             "DTSTART:20250330T020000\r\n"
                             "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r\n"
                             "END:DAYLIGHT\r\n"
                             "BEGIN:STANDARD\r\n"
                             "TZNAME:CET\r\n"
                             "TZOFFSETFROM:+0200\r\n"
                             "TZOFFSETTO:+0100\r\n"
                             "DTSTART:20251026T030000\r\n"
                             "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\n"
                             "END:STANDARD\r\n"
                             "END:VTIMEZONE\r\n");
}

TEST(Zone, MustBeKnown) {
    EXPECT_THROW(vtimezone("Europe/Atlantis", *parse_day("2026-03-18")), std::invalid_argument);
    EXPECT_THROW(vtimezone("W. Europe Standard Time", *parse_day("2026-03-18")),
                 std::invalid_argument);
}

} // namespace
} // namespace radslag::calendar
