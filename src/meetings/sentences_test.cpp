// Where a sentence ends.
#include "meetings/sentences.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings {
namespace {

using Sentences = std::vector<std::string_view>;

TEST(Sentences, EndWhereANewOneBegins) {
    EXPECT_EQ(sentences("Regionerna frågar hur. Åsa svarar! Hur då? Så här."),
              (Sentences{"Regionerna frågar hur.", "Åsa svarar!", "Hur då?", "Så här."}));
}

TEST(Sentences, DoNotEndAtAbbreviationsAndInitials) {
    EXPECT_EQ(sentences("Bl.a. Region Dalarna deltog. Se prop. 2016/17:1 av K. Berg."),
              (Sentences{"Bl.a. Region Dalarna deltog.", "Se prop. 2016/17:1 av K. Berg."}));
}

TEST(Sentences, OfNothingAreNone) {
    EXPECT_TRUE(sentences("").empty());
    EXPECT_TRUE(sentences("  \n ").empty());
    EXPECT_EQ(sentences("utan punkt"), (Sentences{"utan punkt"}));
}

} // namespace
} // namespace radslag::meetings
