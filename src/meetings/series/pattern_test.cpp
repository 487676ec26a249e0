// The pattern of a series: its one spelling, and the days that it has.
#include "meetings/series/pattern.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings::series {
namespace {

TEST(Pattern, IsReadAsItIsWritten) {
    const Pattern pattern{{2, 5, 9, 11}, Week::second, Weekday::friday};
    EXPECT_EQ(pattern_text(pattern), "FREQ=YEARLY;BYMONTH=2,5,9,11;BYDAY=2FR");
    EXPECT_EQ(parse_pattern(pattern_text(pattern)), pattern);
    const Pattern last{{12}, Week::last, Weekday::monday};
    EXPECT_EQ(pattern_text(last), "FREQ=YEARLY;BYMONTH=12;BYDAY=-1MO");
    EXPECT_EQ(parse_pattern(pattern_text(last)), last);
}

TEST(Pattern, IsReadInNoOtherSpelling) {
    for (const std::string_view text :
         {"", "fyra gånger om året", "FREQ=YEARLY;BYMONTH=;BYDAY=2FR",
          "FREQ=YEARLY;BYMONTH=2,;BYDAY=2FR", "FREQ=YEARLY;BYMONTH=02;BYDAY=2FR",
          "FREQ=YEARLY;BYMONTH=0;BYDAY=2FR", "FREQ=YEARLY;BYMONTH=13;BYDAY=2FR",
          "FREQ=YEARLY;BYMONTH=5,2;BYDAY=2FR", "FREQ=YEARLY;BYMONTH=2,2;BYDAY=2FR",
          "FREQ=YEARLY;BYMONTH=2;BYDAY=FR", "FREQ=YEARLY;BYMONTH=2;BYDAY=5FR",
          "FREQ=YEARLY;BYMONTH=2;BYDAY=2SU", "FREQ=YEARLY;BYMONTH=2;BYDAY=-2FR",
          "FREQ=YEARLY;BYMONTH=2;BYDAY=2FR;COUNT=4", "freq=yearly;bymonth=2;byday=2fr",
          " FREQ=YEARLY;BYMONTH=2;BYDAY=2FR", "FREQ=YEARLY;BYMONTH=2;BYDAY=2FR ",
          "FREQ=YEARLY;BYMONTH=99999999999;BYDAY=2FR", "FREQ=YEARLY;BYMONTH=-2;BYDAY=2FR"})
        EXPECT_FALSE(parse_pattern(text)) << text;
}

TEST(Pattern, HasOneDayInEachOfItsMonths) {
    const Pattern second_friday{{2}, Week::second, Weekday::friday};
    EXPECT_EQ(to_text(day_in(second_friday, 2027, 2)), "2027-02-12");
    EXPECT_EQ(to_text(day_in(second_friday, 2027, 1)), "2027-01-08");
    const Pattern last_monday{{2}, Week::last, Weekday::monday};
    EXPECT_EQ(to_text(day_in(last_monday, 2027, 2)), "2027-02-22");
    EXPECT_EQ(to_text(day_in(last_monday, 2027, 5)), "2027-05-31"); // the fifth
    const Pattern first_thursday{{4}, Week::first, Weekday::thursday};
    EXPECT_EQ(to_text(day_in(first_thursday, 2027, 4)), "2027-04-01");
    EXPECT_EQ(slot_text(2027, 2), "2027-02");
}

} // namespace
} // namespace radslag::meetings::series
