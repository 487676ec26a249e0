// Rules of folding and of the Swedish order.
#include "platform/text/fold.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>

namespace radslag::text {
namespace {

TEST(Fold, MakesSpellingsOfOneNameAlike) {
    EXPECT_EQ(fold("ÅSA  Öberg-Lind"), "åsa öberg lind");
    EXPECT_EQ(fold("André\u00A0Söder"), fold("Andre Söder"));
    EXPECT_EQ(fold("Småland–Blekinge"), fold("SMÅLAND-BLEKINGE"));
    EXPECT_EQ(fold("  (Havs- och vattenmyndigheten) "), "havs och vattenmyndigheten");
    EXPECT_EQ(fold(""), "");
}

TEST(Fold, MakesTheSameOfPlainTextsAndOfOthers) {
    const std::vector<std::string> letters = {"a", "Z", "7", " ", "-", "_",
                                              "(", "å", "Ö", "ä", "Å"};
    std::minstd_rand random{7};
    for (int i = 0; i < 2000; ++i) {
        std::string plain;
        for (auto left = random() % 9; left > 0; --left)
            plain += letters[random() % letters.size()];
        const std::string folded = fold(plain);
        EXPECT_EQ(fold(plain + " é"), folded + (folded.empty() ? "e" : " e")) << plain;
    }
}

TEST(Fold, KeepsTheNordicLetters) {
    EXPECT_NE(fold("Hall"), fold("Håll"));
    EXPECT_NE(fold("Bar"), fold("Bär"));
    EXPECT_EQ(fold("Bjørn"), "bjørn");
    EXPECT_EQ(fold("A\u030Asa"), fold("Åsa"));
}

TEST(FoldNumber, FindsANumberInAnySpelling) {
    EXPECT_EQ(fold_number("dnr n2016/06374/rts"), "N2016/06374/RTS");
    EXPECT_EQ(fold_number("Diarienr: N2016 / 06374 / RTS"), "N2016/06374/RTS");
    EXPECT_EQ(fold_number("Dir. 2016:83"), "DIR.2016:83");
}

TEST(SortKey, SortsAsSwedishDoes) {
    std::vector<std::string> names = {"Östersund", "Zetterlund", "Ärlig",  "Åre",
                                      "adel",      "Punkt 10",   "Punkt 9"};
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return sort_key(a) < sort_key(b); });
    const std::vector<std::string> expected = {"adel", "Punkt 9", "Punkt 10", "Zetterlund",
                                               "Åre",  "Ärlig",   "Östersund"};
    EXPECT_EQ(names, expected);
    EXPECT_FALSE(sort_version().empty());
}

} // namespace
} // namespace radslag::text
