// PDFs made on the spot: columns, tables, footnotes, running heads, pages that lie on their side.
#include "documents/promise.hpp"
#include "reader_program/pdf.hpp"
#include "tests/documents/sample_files.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace radslag::reader_program {
namespace {

using namespace documents;
using namespace documents::samples;
using Lines = std::vector<std::string>;

/// A text with its lower left corner, in points from the page's lower left corner.
struct Words {
    double x = 0;
    double y = 0;
    std::string text; ///< in Windows-1252, without parentheses
    double size = 11;
    const char* turn = "1 0 0 1"; ///< the upper part of the text matrix
    const char* font = "F1";      ///< F2 is bold
};

/// A PDF of these pages (A4), each shown turned clockwise by `rotate` degrees.
std::string pdf_of(const std::vector<std::vector<Words>>& pages, int rotate = 0) {
    std::vector<std::string> objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>"};
    std::string kids;
    for (const auto& page : pages) {
        std::string content;
        for (const Words& words : page)
            content += fmt::format("BT /{} {} Tf {} {} {} Tm ({}) Tj ET\n", words.font, words.size,
                                   words.turn, words.x, words.y, words.text);
        objects.push_back(
            fmt::format("<< /Length {} >>\nstream\n{}\nendstream", content.size(), content));
        objects.push_back(fmt::format(
            "<< /Type /Page /Parent 2 0 R /Rotate {} /MediaBox [0 0 595 842] /Contents {} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>",
            rotate, objects.size()));
        kids += fmt::format("{} 0 R ", objects.size());
    }
    objects[1] = fmt::format("<< /Type /Pages /Kids [{}] /Count {} >>", kids, pages.size());
    std::string pdf = "%PDF-1.4\n";
    std::string places;
    for (std::size_t i = 0; i < objects.size(); ++i) {
        places += fmt::format("{:010} 00000 n \n", pdf.size());
        pdf += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
    }
    const auto table = pdf.size();
    return pdf + fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer\n<< /Size {} /Root 1 0 R "
                             ">>\nstartxref\n{}\n%%EOF\n",
                             objects.size() + 1, places, objects.size() + 1, table);
}

Result<Text> read(const std::string& pdf) {
    static const bool ready = [] {
        prepare_poppler();
        return true;
    }();
    EXPECT_TRUE(ready);
    static const Limits limits;
    const Source source{"a.pdf", pdf, limits};
    auto text = read_pdf(source);
    if (text)
        EXPECT_EQ(check_promise(*text), std::nullopt);
    return text;
}

Lines lines_of(const std::vector<std::vector<Words>>& pages, int rotate = 0) {
    const auto text = read(pdf_of(pages, rotate));
    return text ? outline(*text) : Lines{sentence(text.error().message)};
}

const Lines notes{"line: Minnesanteckningar 3 maj", "line: Anna Berg, Region V\xC3\xA4st",
                  "line: Punkt ett om v\xC3\xA4garna"};

/// The notes as three lines from a corner, running as `turn` says and following each other by
/// (right, down).
std::vector<Words> turned(const char* turn, double x, double y, double right, double down) {
    return {{x, y, "Minnesanteckningar 3 maj", 11, turn},
            {x + right, y - down, "Anna Berg, Region V\xE4st", 11, turn},
            {x + 2 * right, y - 2 * down, "Punkt ett om v\xE4garna", 11, turn}};
}

TEST(Pdf, LinesComeFromTopToBottomWithTheirPage) {
    EXPECT_EQ(lines_of({turned("1 0 0 1", 50, 780, 0, 14)}), notes);
    const auto text =
        read(pdf_of({turned("1 0 0 1", 50, 780, 0, 14), {{50, 500, "Sist"}, {50, 600, "Mitten"}}}));
    ASSERT_TRUE(text);
    ASSERT_EQ(text->blocks.size(), 5U);
    EXPECT_EQ(text->blocks[2].page, 1);
    EXPECT_EQ(text->blocks[3].page, 2);
    EXPECT_EQ(text->text.substr(text->text.size() - 12), "Mitten\nSist\n");
}

TEST(Pdf, PagesThatLieOnTheirSideAreReadUpright) {
    EXPECT_EQ(lines_of({turned("0 1 -1 0", 50, 50, 14, 0)}), notes) << "runs upwards";
    EXPECT_EQ(lines_of({turned("0 -1 1 0", 500, 780, -14, 0)}), notes) << "runs downwards";
    EXPECT_EQ(lines_of({turned("-1 0 0 -1", 500, 100, 0, -14)}), notes) << "on its head";
    EXPECT_EQ(lines_of({turned("0 1 -1 0", 50, 50, 14, 0)}, 90), notes) << "the viewer turns it";
    EXPECT_EQ(lines_of({turned("0 -1 1 0", 500, 780, -14, 0)}, 270), notes);
    EXPECT_EQ(lines_of({turned("1 0 0 1", 50, 780, 0, 14)}, 90), notes)
        << "the viewer turns it wrongly";
}

TEST(Pdf, AStampAcrossThePageIsNoText) {
    auto page = turned("1 0 0 1", 50, 780, 0, 14);
    page.push_back({300, 300, "KOPIA", 40, "0 1 -1 0"});
    EXPECT_EQ(lines_of({page}), notes);
}

TEST(Pdf, ColumnsOfRunningTextFollowEachOther) {
    std::vector<Words> page;
    Lines expected;
    for (const auto& [x, name] : {std::pair{50.0, "vanster"}, std::pair{320.0, "hoger"}})
        for (int i = 0; i < 12; ++i) {
            const auto words = fmt::format("Rad {} i den {} spalten om vagarna", i + 1, name);
            page.push_back({x, 760.0 - 14 * i, words});
            expected.push_back("line: " + words);
        }
    EXPECT_EQ(lines_of({page}), expected);
}

TEST(Pdf, CellsOfATableStandInTheirRow) {
    std::vector<Words> page;
    Lines expected;
    int row = 0;
    for (const char* const name : {"Berg", "Ek", "Alm", "Lind"}) {
        page.push_back({50, 700.0 - 16 * row, name});
        page.push_back({200, 700.0 - 16 * row, "Region"});
        page.push_back({400, 700.0 - 16 * row, "ja"});
        expected.push_back(fmt::format("line: {}|Region|ja", name));
        ++row;
    }
    EXPECT_EQ(lines_of({page}), expected);
}

TEST(Pdf, RunningFeetGoAndTheFirstHeadStays) {
    std::vector<std::vector<Words>> pages;
    for (int i = 1; i <= 4; ++i)
        pages.push_back({{50, 810, "Forum 3 maj"},
                         {50, 700, fmt::format("Text nummer {}{}", i, i)},
                         {280, 30, fmt::format("Sida {} av 4", i)}});
    EXPECT_EQ(lines_of(pages),
              (Lines{"line: Forum 3 maj", "line: Text nummer 11", "line: Text nummer 22",
                     "line: Text nummer 33", "line: Text nummer 44"}));
}

TEST(Pdf, FootnotesKnowTheirMark) {
    const auto text = read(pdf_of({{{50, 700, "Provtagningen i viken"},
                                    {157, 704, "1", 6},
                                    {164, 700, "gick bra"},
                                    {50, 100, "1", 6},
                                    {56, 97, "Se underlaget", 9}}}));
    ASSERT_TRUE(text);
    EXPECT_EQ(outline(*text).back(), "footnote (1): Se underlaget");
    ASSERT_EQ(text->footnote_marks.size(), 1U);
    EXPECT_EQ(text->text.substr(0, text->footnote_marks[0].at), "Provtagningen i viken");
}

TEST(Pdf, BoldWordsAreRuns) {
    const auto text =
        read(pdf_of({{{50, 700, "Beslut:", 11, "1 0 0 1", "F2"}, {95, 700, "bifalls"}}}));
    ASSERT_TRUE(text);
    ASSERT_EQ(text->blocks.at(0).runs.size(), 1U);
    EXPECT_EQ(text->blocks[0].runs[0].place.in(text->text), "Beslut:");
}

TEST(Pdf, TheReportOfFourPagesIsReadInOrder) {
    const auto text = read(file("report.pdf"));
    ASSERT_TRUE(text);
    EXPECT_EQ(text->blocks.back().page, 4);
}

TEST(Pdf, OneUnderAPasswordSaysSo) {
    const auto text = read(file("meeting/locked.pdf"));
    ASSERT_FALSE(text);
    EXPECT_EQ(sentence(text.error().message),
              "The file a.pdf is protected by a password. Save it without one and send it again.");
}

TEST(Pdf, DamageIsSaidAndCutOnesGiveWhatIsThere) {
    EXPECT_FALSE(read("%PDF-1.7\nnothing"));
    const std::string whole = pdf_of({turned("1 0 0 1", 50, 780, 0, 14)});
    EXPECT_TRUE(read(whole.substr(0, whole.rfind("xref"))));
}

} // namespace
} // namespace radslag::reader_program
