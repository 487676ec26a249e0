// Which day it is in Stockholm.
#include "platform/text/zones.hpp"

#include <gtest/gtest.h>

namespace radslag::text {
namespace {

TEST(LocalDay, ChangesAtMidnightInStockholm) {
    const auto day = [](std::string_view instant) {
        return to_text(local_day(*parse_instant(instant), "Europe/Stockholm"));
    };
    EXPECT_EQ(day("2016-11-18T22:59:59.999Z"), "2016-11-18");
    EXPECT_EQ(day("2016-11-18T23:00:00.000Z"), "2016-11-19");
    EXPECT_EQ(day("2016-06-18T21:59:59.999Z"), "2016-06-18");
    EXPECT_EQ(day("2016-06-18T22:00:00.000Z"), "2016-06-19");
}

TEST(LocalDay, RefusesAZoneThatIsNotThere) {
    EXPECT_THROW(local_day(Instant{}, "Europe/Atlantis"), std::runtime_error);
}

} // namespace
} // namespace radslag::text
