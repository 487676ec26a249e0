// Markdown beside the whole meeting in meeting_test.cpp.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& markdown) {
    const auto text = read_bytes("a.md", markdown);
    if (!text)
        return {sentence(text.error().message)};
    EXPECT_EQ(check_promise(*text), std::nullopt);
    return outline(*text);
}

TEST(Markdown, ListsKeepTheirDepthSignsAndFollowingParagraphs) {
    EXPECT_EQ(lines_of("3) Tre\n\n   Mer om tre\n4) Fyra\n   - Under\n     - Djupt\n"),
              (Lines{"list item 1 (3)): Tre", "paragraph 1: Mer om tre", "list item 1 (4)): Fyra",
                     "list item 2 (•): Under", "list item 3 (•): Djupt"}));
}

TEST(Markdown, HtmlInItIsReadAsHtml) {
    EXPECT_EQ(
        lines_of(
            "Text<br>ny "
            "rad\n\n<table><tr><td>a</td><td>b</td></tr></table>\n\n<script>x</script>\n\nSlut"),
        (Lines{"paragraph: Text/ny rad", "table row: a|b", "paragraph: Slut"}));
}

TEST(Markdown, CodeAndQuotesAreText) {
    EXPECT_EQ(lines_of("> Citat\n\n```\nrad 1\nrad 2\n```\n\n`kod` &aring; \\*ej\\*"),
              (Lines{"paragraph: Citat", "paragraph: rad 1/rad 2", "paragraph: kod å *ej*"}));
}

TEST(Markdown, FootnotesComeLast) {
    EXPECT_EQ(lines_of("Ett[^b] två[^a].\n\n[^a]: Not a\n[^b]: Not b\n"),
              (Lines{"paragraph: Ett två.", "footnote (1): Not b", "footnote (2): Not a"}));
}

TEST(Markdown, NestingWithoutEndEnds) {
    std::string quotes;
    for (int i = 0; i < 50'000; ++i)
        quotes += "> ";
    EXPECT_FALSE(lines_of(quotes + "x").empty());
    EXPECT_FALSE(lines_of(std::string(50'000, '[') + "x").empty());
    EXPECT_FALSE(lines_of("x" + std::string(50'000, '*') + "y_").empty());
}

TEST(Markdown, AVeryLongOneIsReadAsPlainTextAndSaysSo) {
    std::string lines = "# Rubrik\n";
    while (lines.size() < 800'000)
        lines += "- En punkt om vägarna som tar en rad.\n";
    const auto text = read_bytes("a.md", lines);
    ASSERT_TRUE(text);
    EXPECT_EQ(outline(*text).front(), "line: # Rubrik");
    ASSERT_EQ(text->remarks.size(), 1U);
    EXPECT_EQ(sentence(text->remarks[0]),
              "The file a.md is too long to be read as Markdown and was read as plain text.");
}

TEST(Markdown, ATableWithVeryManyColumnsIsReadAsPlainTextAndSaysSo) {
    std::string table = "|a|b|\n|-|-|\n";
    for (int i = 0; i < 60'000; ++i)
        table += "|c|";
    const auto text = read_bytes("a.md", table);
    ASSERT_TRUE(text);
    ASSERT_EQ(text->remarks.size(), 1U);
    EXPECT_EQ(sentence(text->remarks[0]),
              "The file a.md has a table with too many columns to be read as Markdown and was read "
              "as plain text.");
}

} // namespace
} // namespace radslag::documents
