// How a pasted list is split: as reviews number their recommendations, and as lines break.
#include "reviews/pasting.hpp"

#include <gtest/gtest.h>

namespace radslag::reviews {
namespace {

std::vector<std::string> texts(std::string_view pasted) {
    std::vector<std::string> found;
    for (const Piece& piece : split_list(pasted))
        found.push_back(piece.text);
    return found;
}

std::vector<std::string> places(std::string_view pasted) {
    std::vector<std::string> found;
    for (const Piece& piece : split_list(pasted))
        found.push_back(piece.place);
    return found;
}

using Strings = std::vector<std::string>;

TEST(PastedList, IsSplitAtItsNumbers) {
    EXPECT_EQ(texts("1. Samla villkoren.\n2. Dela analytiker\n   mellan regioner.\n3) Börja om."),
              (Strings{"Samla villkoren.", "Dela analytiker mellan regioner.", "Börja om."}));
    EXPECT_EQ(places("(1) En.\n(2) Två."), (Strings{"1", "2"}));
    EXPECT_EQ(texts("1.En.\n2.Två."), (Strings{"En.", "Två."})) << "without a space";
}

TEST(PastedList, IsSplitAtNumbersOfSeveralLevels) {
    EXPECT_EQ(places("1.1 Staten bör\n1.2 Regionerna bör\n2.1 Kommunerna bör\n2.1.1 Och så"),
              (Strings{"1.1", "1.2", "2.1", "2.1.1"}));
}

TEST(PastedList, TakesLabelsForTheKindAndThePlace) {
    const auto pieces =
        split_list("Recommendation 1: Share analysts.\nLesson 2. Begin with what is "
                   "there.\nR3 Ask once.");
    ASSERT_EQ(pieces.size(), 3U);
    EXPECT_EQ(pieces[0].place, "Recommendation 1");
    EXPECT_EQ(pieces[0].kind, inputs::Kind::recommendation);
    EXPECT_EQ(pieces[1].text, "Begin with what is there.");
    EXPECT_EQ(pieces[1].kind, inputs::Kind::lesson);
    EXPECT_EQ(pieces[2].place, "R3");
    const auto swedish = split_list("Rekommendation 1\nSamla villkoren.\nLärdom 2\nFråga en gång.");
    ASSERT_EQ(swedish.size(), 2U);
    EXPECT_EQ(swedish[0].text, "Samla villkoren.");
    EXPECT_EQ(swedish[1].kind, inputs::Kind::lesson);
}

TEST(PastedList, IsNotSplitAtYearsDatesAndDecimals) {
    EXPECT_EQ(texts("1. Målet nås år\n2017. Därefter prövas det.\n2. Minst\n3.5 procent av\n"
                    "31 december.\n12. Detta är ingen punkt."),
              (Strings{"Målet nås år 2017. Därefter prövas det.",
                       "Minst 3.5 procent av 31 december. 12. Detta är ingen punkt."}));
}

TEST(PastedList, KeepsBulletsBelowANumberAsLinesOfIt) {
    EXPECT_EQ(texts("1. Staten bör\n- samla villkoren\n- svara\n2. Regionerna bör dela."),
              (Strings{"Staten bör\n- samla villkoren\n- svara", "Regionerna bör dela."}));
}

TEST(PastedList, IsSplitAtBulletsWhereNothingHasANumber) {
    EXPECT_EQ(texts("Rekommendationer:\n• Samla villkoren.\n• Dela\nanalytiker.\n– Svara."),
              (Strings{"Samla villkoren.", "Dela analytiker.", "Svara."}));
}

TEST(PastedList, IsSplitAtParagraphsElseAtLines) {
    EXPECT_EQ(texts("Samla\nvillkoren.\n\nDela analytiker."),
              (Strings{"Samla villkoren.", "Dela analytiker."}));
    EXPECT_EQ(texts("Samla villkoren.\nDela analytiker."),
              (Strings{"Samla villkoren.", "Dela analytiker."}));
    EXPECT_EQ(texts("Bara en."), Strings{"Bara en."});
    EXPECT_EQ(texts(" \n\t\r\n"), Strings{});
}

TEST(PastedList, JoinsWordsThatALineBroke) {
    EXPECT_EQ(texts("1. Samla regio-\nnernas kunskap.\n2. Stärk regional-\noch landsbygdspolitik."),
              (Strings{"Samla regionernas kunskap.", "Stärk regional- och landsbygdspolitik."}));
}

TEST(PastedList, MayBeginAnew) {
    EXPECT_EQ(places("1. En.\n2. Två.\nLärdomar\n1. Tre."), (Strings{"1", "2", "1"}));
    EXPECT_EQ(texts("Inledning som inte är med.\n7. Sju.\n8. Åtta."), (Strings{"Sju.", "Åtta."}));
}

TEST(PastedList, HoldsAgainstAnything) {
    for (const std::string_view hostile :
         {"1.", "(", "((1)", "1.1.1.1.1.1.1", "99999999999999999999. x", "R", "Rekommendation",
          "1)\n2)\n3)", "-", "- ", "\xC3\xA5", "1. \xE2\x80\xAE", "Lärdom 1", "0. noll", "."})
        for (const Piece& piece : split_list(hostile))
            EXPECT_FALSE(piece.text.empty()) << hostile;
}

} // namespace
} // namespace radslag::reviews
