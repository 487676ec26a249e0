// Which phrases are found in a text, and where they end.
#include "meetings/phrases.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings {

namespace {

std::string marked(const Phrases& phrases, std::string_view text) {
    std::string shown;
    std::size_t at = 0;
    for (const auto& found : phrases.in(text)) {
        shown += std::string(text.substr(at, found.begin - at)) + "[" +
                 std::string(text.substr(found.begin, found.end - found.begin)) + "]" +
                 std::to_string(found.target);
        at = found.end;
    }
    return shown + std::string(text.substr(at));
}

} // namespace

TEST(Phrases, NamesAreFoundWholeAndInTheGenitive) {
    Phrases phrases;
    phrases.add("Ekby", 1);
    EXPECT_EQ(marked(phrases, "Ekby och Ekbys råd, inte Ekbyborna eller Norra-Ekby."),
              "[Ekby]1 och [Ekby]1s råd, inte Ekbyborna eller Norra-[Ekby]1.");
}

TEST(Phrases, TheLongestThatBeginsThereWins) {
    Phrases phrases;
    phrases.add("Region Ås", 1);
    phrases.add("Region Ås län", 2);
    EXPECT_EQ(marked(phrases, "Region Ås län och Region Ås"), "[Region Ås län]2 och [Region Ås]1");
}

TEST(Phrases, LettersOutsideAsciiBelongToWords) {
    Phrases phrases;
    phrases.add("Åsa", 1);
    EXPECT_EQ(marked(phrases, "Åsa, Åsaö och öÅsa"), "[Åsa]1, Åsaö och öÅsa");
}

TEST(Phrases, ShortOnesAreLeftOut) {
    Phrases phrases;
    phrases.add("de", 1);
    EXPECT_EQ(marked(phrases, "vad de sade"), "vad de sade");
}

} // namespace radslag::meetings
