// Rich text from old and new programs. The whole meeting stands in meeting_test.cpp.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& body) {
    const auto text = read_bytes("a.rtf", "{\\rtf1\\ansi\\ansicpg1252 " + body + "}");
    if (!text)
        return {sentence(text.error().message)};
    EXPECT_EQ(check_promise(*text), std::nullopt);
    return outline(*text);
}

TEST(Rtf, UnicodeIsReadAndItsStandInPassedOver) {
    EXPECT_EQ(lines_of("\\uc1 V\\u228?gar \\u8211\\'96 \\uc2\\u246\\'f6\\'f6l \\uc0\\u229 r "
                       "\\uc1\\u-10179?\\u-8704?"),
              Lines{"paragraph: Vägar – öl år \xF0\x9F\x98\x80"});
    EXPECT_EQ(lines_of("\\u-10179 x ensam"), Lines{"paragraph: ensam"});
}

TEST(Rtf, EveryFontHasItsCodePage) {
    EXPECT_EQ(lines_of("{\\fonttbl{\\f0 Arial;}{\\f1\\fcharset204 Arial Cyr;}{\\f2\\fcharset238 "
                       "Arial CE;}{\\f3\\fcharset77 Geneva;}}"
                       "\\f0 R\\'e5d \\f1 \\'cc\\'f3\\'f0\\'ec\\'e0\\'ed\\'f1\\'ea \\f2 "
                       "\\'a3\\'f3d\\'9f \\f3 \\'8c\\'8a\\'9a"),
              Lines{"paragraph: Råd Мурманск Łódź åäö"});
    EXPECT_EQ(lines_of("\\pca \\'86\\'84\\'94"), Lines{"paragraph: åäö"});
}

TEST(Rtf, HiddenDeletedAndFrameTextIsNoText) {
    EXPECT_EQ(lines_of("{\\header Sidhuvud\\par}{\\footer Fot}{\\info{\\title Titel}}Syns{\\v  "
                       "dolt}{\\deleted  borta}"
                       " igen{\\*\\okänt x}{\\pict 0102ff}{\\*\\annotation Kommentar}"),
              Lines{"paragraph: Syns igen"});
}

TEST(Rtf, TablesKeepTheirRows) {
    EXPECT_EQ(lines_of("\\trowd\\clmgf\\cellx1\\clmrg\\cellx2\\cellx3\\pard\\intbl "
                       "Namn\\cell\\cell Ort\\cell\\row"
                       "\\trowd\\cellx1\\cellx2\\pard\\intbl Ek\\par Alm\\cell "
                       "Visby\\cell\\row\\pard Efter\\par"),
              (Lines{"table row: Namn||Ort", "table row: Ek/Alm|Visby", "paragraph: Efter"}));
}

TEST(Rtf, ListsKeepWhatIsPrintedBeforeThem) {
    EXPECT_EQ(
        lines_of("{\\listtext\\pard 1.\\tab}\\ls1\\ilvl0 Ett\\par{\\listtext a)\\tab}\\ls1\\ilvl1 "
                 "Under\\par"
                 "{\\pntext\\f1\\'b7\\tab}Punkt\\par"),
        (Lines{"list item 1 (1.): Ett", "list item 2 (a)): Under", "list item 2 (•): Punkt"}));
}

TEST(Rtf, FootnotesComeLast) {
    EXPECT_EQ(lines_of("Ett{\\super\\chftn}{\\footnote\\pard {\\super\\chftn} Not ett} slut\\par "
                       "Tv\\'e5{\\footnote Not tv\\'e5}\\par"),
              (Lines{"paragraph: Ett slut", "paragraph: Två", "footnote (1): Not ett",
                     "footnote (2): Not två"}));
}

TEST(Rtf, LinksAndLooksAreRuns) {
    const auto text = read_bytes(
        "a.rtf",
        "{\\rtf1 {\\b fet}{\\i kursiv}{\\field{\\*\\fldinst HYPERLINK \"https://a.example\"}"
        "{\\fldrslt h\\'e4r}} slut\\par}");
    ASSERT_TRUE(text);
    ASSERT_EQ(text->blocks.at(0).runs.size(), 3U);
    EXPECT_TRUE(text->blocks[0].runs[0].bold);
    EXPECT_TRUE(text->blocks[0].runs[1].italic);
    EXPECT_EQ(text->blocks[0].runs[2].link, "https://a.example");
    EXPECT_EQ(text->text, "fetkursivhär slut\n");
}

TEST(Rtf, BytesBehindBinAreNoMarkup) {
    EXPECT_EQ(lines_of("F\\'f6re{\\pict\\bin5 }}{{\\}Efter"), Lines{"paragraph: FöreEfter"});
    EXPECT_EQ(lines_of("F\\'f6re\\bin999999999 x"), Lines{"paragraph: Före"});
}

TEST(Rtf, GroupsWithoutEndAreRefusedOrRead) {
    const std::string deep(100'000, '{');
    EXPECT_EQ(lines_of(deep).at(0).substr(0, 43), "The file a.rtf is nested too deeply to be a");
    EXPECT_EQ(lines_of("Text}}}}} mer").at(0), "paragraph: Text mer");
    std::string boxes;
    for (int i = 0; i < 50'000; ++i)
        boxes += "{\\shptxt x\\par ";
    EXPECT_FALSE(lines_of(boxes).empty());
}

} // namespace
} // namespace radslag::documents
