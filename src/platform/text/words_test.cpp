// What counts as a word.
#include "platform/text/words.hpp"

#include <gtest/gtest.h>

namespace radslag::text {
namespace {

TEST(Words, AreWhatStandsBetweenSpacesAndHoldsALetterOrDigit) {
    EXPECT_EQ(count_words(""), 0);
    EXPECT_EQ(count_words("  \t\n "), 0);
    EXPECT_EQ(count_words("Ett"), 1);
    EXPECT_EQ(count_words("Ett  flertal\nregionala företrädare."), 4);
    EXPECT_EQ(count_words("e-post, N2016/06374/RTS och 2016"), 4);
    EXPECT_EQ(count_words("åka – eller inte – dit"), 4);
    EXPECT_EQ(count_words("* ¹ ⁴ … »"), 0);
    EXPECT_EQ(count_words("Larsson¹ »Öland«"), 2);
}

} // namespace
} // namespace radslag::text
