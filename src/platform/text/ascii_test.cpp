// Case of ASCII alone.
#include "platform/text/ascii.hpp"

#include <gtest/gtest.h>

namespace radslag::text {
namespace {

TEST(Ascii, MakesAToZSmallAndLeavesAllElse) {
    EXPECT_EQ(lower_ascii("SE-Z @[`{ ÅÄÖ 09"), "se-z @[`{ ÅÄÖ 09");
    EXPECT_EQ(lower_ascii(""), "");
}

TEST(Ascii, TellsWhatIsTheSameButForCase) {
    EXPECT_TRUE(is_same_ascii("Word/Document.XML", "word/document.xml"));
    EXPECT_FALSE(is_same_ascii("word/document.xml", "word/document.xm"));
    EXPECT_FALSE(is_same_ascii("Å", "å"));
    EXPECT_FALSE(is_same_ascii("@", "`"));
}

} // namespace
} // namespace radslag::text
