// Bringing two changes of a text together. merge.hpp says how.
#include "platform/text/merge.hpp"

#include <gtest/gtest.h>

#include <random>

namespace radslag::text {
namespace {

const std::string base = "Saltet räcker inte till hela vintern.";

TEST(Merge, TakesTheChangeOfWhoeverChanged) {
    EXPECT_EQ(merged(base, base, base), base);
    EXPECT_EQ(merged(base, "Saltet räcker till hela vintern.", base),
              "Saltet räcker till hela vintern.");
    EXPECT_EQ(merged(base, base, "Sanden räcker inte till hela vintern."),
              "Sanden räcker inte till hela vintern.");
}

TEST(Merge, TakesBothWhereTheyChangedDifferentWords) {
    EXPECT_EQ(merged(base, "Sanden räcker inte till hela vintern.",
                     "Saltet räcker inte till hela vintern i Dalarna."),
              "Sanden räcker inte till hela vintern i Dalarna.");
    EXPECT_EQ(merged(base, "I år: " + base, base + " Det sades tydligt."),
              "I år: " + base + " Det sades tydligt.");
}

TEST(Merge, GivesNothingWhereTheyChangedTheSameWords) {
    EXPECT_EQ(merged(base, "Sanden räcker inte till hela vintern.",
                     "Gruset räcker inte till hela vintern."),
              std::nullopt);
    EXPECT_EQ(merged(base, base + " Det sades.", base + " Det hördes."), std::nullopt);
    EXPECT_EQ(merged("", "Det ena.", "Det andra."), std::nullopt);
}

TEST(Merge, TakesOnceWhatBothHaveDone) {
    EXPECT_EQ(merged(base, base + " Så är det.", base + " Så är det."), base + " Så är det.");
    EXPECT_EQ(merged(base, "", ""), "");
}

TEST(Merge, LosesNoWordThatOneOfThemAdded) {
    std::mt19937 random(17);
    int brought_together = 0;
    for (int round = 0; round < 2000; ++round) {
        std::string from;
        for (int i = 0; i < 12; ++i)
            from += "ord" + std::to_string(random() % 6) + " ";
        const auto with = [&](const std::string& added) {
            std::string text = from;
            std::size_t at = text.find(' ', random() % (text.size() - 1)) + 1;
            text.insert(at, added + " ");
            return text;
        };
        const auto both = merged(from, with("ettan"), with("tvåan"));
        if (!both)
            continue;
        ++brought_together;
        EXPECT_NE(both->find("ettan"), std::string::npos) << *both;
        EXPECT_NE(both->find("tvåan"), std::string::npos) << *both;
        EXPECT_EQ(both->size(), from.size() - 1 + std::string(" ettan tvåan").size()) << *both;
    }
    EXPECT_GT(brought_together, 1000);
}

TEST(Merge, RefusesToCompareWithoutEnd) {
    std::string one;
    std::string other;
    for (int i = 0; i < 6000; ++i) {
        one += "a" + std::to_string(i) + " ";
        other += "b" + std::to_string(i) + " ";
    }
    EXPECT_EQ(merged(one, other, "c"), std::nullopt);
}

/// "both [went] {came}".
std::string told(std::string_view before, std::string_view after) {
    std::string words;
    for (const Stretch& each : changes(before, after))
        words += each.in == Stretch::In::both     ? each.words
                 : each.in == Stretch::In::before ? "[" + each.words + "]"
                                                  : "{" + each.words + "}";
    return words;
}

TEST(Changes, TellWhatWentAndWhatCame) {
    EXPECT_EQ(told("Vi börjar i maj.", "Vi börjar i juni."), "Vi börjar i [maj.]{juni.}");
    EXPECT_EQ(told("Vi börjar.", "Vi börjar nu."), "Vi [börjar.]{börjar nu.}");
    EXPECT_EQ(told("", "Nytt."), "{Nytt.}");
    EXPECT_EQ(told("Gammalt.", ""), "[Gammalt.]");
    EXPECT_EQ(told("Lika.", "Lika."), "Lika.");
    EXPECT_EQ(told("Ett två tre.", "Noll två."), "[Ett två tre.]{Noll två.}");
}

TEST(Changes, ComeToAnEnd) {
    std::string one;
    std::string other;
    for (int i = 0; i < 6000; ++i) {
        one += "a" + std::to_string(i) + " ";
        other += "b" + std::to_string(i) + " ";
    }
    EXPECT_EQ(changes(one, other).size(), 2U);
}

} // namespace
} // namespace radslag::text
