// What the analyser promises: forms meet, parts are found, letters and places stay.
#include "platform/search/analyser.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>

namespace radslag::search {
namespace {

using i18n::Language;

Word only_word(const Analyser& analyser, std::string_view text,
               Language language = Language::swedish) {
    auto words = analyser.words(text, language);
    EXPECT_EQ(words.size(), 1u) << text;
    return words.at(0);
}

class AnalyserWithList : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_TRUE(analyser().knows_words())
            << "no Swedish word list: script/bootstrap installs hunspell-sv";
    }
};

TEST_F(AnalyserWithList, FormsOfAWordMeet) {
    for (const auto* form : {"strategin", "Strategier", "strategiernas"})
        EXPECT_EQ(only_word(analyser(), form).stem, only_word(analyser(), "strategi").stem);
    for (const auto* form : {"mötet", "möten", "mötena"})
        EXPECT_EQ(only_word(analyser(), form).stem, only_word(analyser(), "möte").stem);
}

TEST_F(AnalyserWithList, ACompoundIsFoundByItsPartsAndItsForms) {
    const Word word = only_word(analyser(), "livsmedelsstrategin");
    const auto has = [&](std::string_view part) {
        return std::ranges::find(word.parts, only_word(analyser(), part).stem) != word.parts.end();
    };
    EXPECT_TRUE(has("strategi"));
    EXPECT_TRUE(has("livsmedel"));
    EXPECT_EQ(word.stem, only_word(analyser(), "livsmedelsstrategier").stem);
}

TEST_F(AnalyserWithList, NoPlaceIsBroken) {
    std::ifstream file(RADSLAG_SOURCE "/data/words/municipalities.txt");
    ASSERT_TRUE(file);
    int places = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#' || line.front() == '[')
            continue;
        for (const Word& word : analyser().words(line, Language::swedish)) {
            EXPECT_TRUE(word.parts.empty()) << word.text;
            ++places;
        }
    }
    EXPECT_GT(places, 290);
}

TEST(Analyser, KeepsPositionsAndNordicLetters) {
    const Analyser bare(nullptr);
    const std::string text = "Återkoppling på idén, 2017!";
    const auto words = bare.words(text, Language::swedish);
    ASSERT_EQ(words.size(), 4u);
    EXPECT_EQ(words[0].text, "återkoppling");
    EXPECT_EQ(words[2].text, "iden");
    EXPECT_EQ(words[2].position, 2u);
    EXPECT_EQ(text.substr(words[2].begin, words[2].end - words[2].begin), "idén");
    EXPECT_EQ(words[3].text, "2017");
}

TEST(Analyser, WorksWithoutAListAndSaysSo) {
    const Analyser bare(nullptr);
    EXPECT_FALSE(bare.knows_words());
    EXPECT_EQ(only_word(bare, "regionerna").stem, only_word(bare, "regioner").stem);
    EXPECT_TRUE(only_word(bare, "livsmedelsstrategi").parts.empty());
}

TEST(Analyser, EnglishHasItsOwnStems) {
    const Analyser bare(nullptr);
    EXPECT_EQ(only_word(bare, "meetings", Language::english).stem, "meet");
    EXPECT_EQ(language_of("How should we answer the regions?"), Language::english);
    EXPECT_EQ(language_of("Hur ska vi svara regionerna?"), Language::swedish);
}

TEST(Analyser, TakesAnyBytes) {
    const Analyser bare(nullptr);
    EXPECT_TRUE(bare.words("", Language::swedish).empty());
    EXPECT_TRUE(bare.words("\xff\xfe \xc3", Language::swedish).size() <= 2);
    EXPECT_EQ(bare.words(std::string(5000, 'a'), Language::swedish).size(), 1u);
}

TEST_F(AnalyserWithList, AVeryLongWordTakesNoTime) {
    std::string word;
    while (word.size() < 20000)
        word += "livsmedels";
    EXPECT_EQ(analyser().words(word, Language::swedish).size(), 1u);
}

} // namespace
} // namespace radslag::search
