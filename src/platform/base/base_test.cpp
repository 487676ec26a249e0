// Rules of ids, instants and days.
#include "platform/base/clock.hpp"
#include "platform/base/ids.hpp"

#include <gtest/gtest.h>

#include <set>

namespace radslag {
namespace {

using TestId = Id<struct TestTag>;

TEST(Id, AreThirteenCharactersAndDiffer) {
    std::set<TestId> seen;
    for (int i = 0; i < 1000; ++i)
        EXPECT_TRUE(seen.insert(TestId::make()).second);
    EXPECT_EQ(TestId::make().text().size(), 13U);
}

TEST(Id, RefusesWhatIsNotAnId) {
    EXPECT_FALSE(TestId::parse(""));
    EXPECT_FALSE(TestId::parse("abcdefghijkl"));
    EXPECT_FALSE(TestId::parse("abcdefghijk1m"));
    EXPECT_FALSE(TestId::parse("../etc/passwd"));
    const auto id = TestId::make();
    EXPECT_EQ(TestId::parse(id.text()), id);
}

TEST(Day, ReadsOnlyDaysThatExist) {
    EXPECT_TRUE(parse_day("2016-02-29"));
    EXPECT_FALSE(parse_day("2015-02-29"));
    EXPECT_FALSE(parse_day("2015-13-01"));
    EXPECT_FALSE(parse_day("2015-1-01"));
    EXPECT_FALSE(parse_day("-001-01-01"));
    EXPECT_EQ(to_text(*parse_day("2016-11-18")), "2016-11-18");
}

TEST(Day, CountsDaysAcrossYears) {
    EXPECT_EQ(days_between(*parse_day("2016-11-18"), *parse_day("2017-02-10")), 84);
    EXPECT_EQ(to_text(add_days(*parse_day("2016-12-31"), 1)), "2017-01-01");
}

TEST(Instant, TextGoesThereAndBack) {
    const auto instant = parse_instant("2016-11-18T09:30:00.125Z");
    ASSERT_TRUE(instant);
    EXPECT_EQ(to_text(*instant), "2016-11-18T09:30:00.125Z");
    EXPECT_FALSE(parse_instant("2016-11-18T24:30:00.125Z"));
    EXPECT_FALSE(parse_instant("2016-11-18 09:30:00.125Z"));
}

} // namespace
} // namespace radslag
