// Cutting texts for lists. shorten.hpp says how.
#include "platform/text/shorten.hpp"

#include <gtest/gtest.h>

namespace radslag::text {
namespace {

TEST(Shorten, CutsBetweenCharactersAndSaysSo) {
    EXPECT_EQ(shortened("åäö", 3), "åäö");
    EXPECT_EQ(shortened("åäöå", 3), "åäö…");
    EXPECT_EQ(shortened("", 3), "");
}

} // namespace
} // namespace radslag::text
