// HTML as people and programs write it. The whole meeting stands in meeting_test.cpp.
#include "documents/html_pared.hpp"
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

#include <ctime>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& html) {
    const auto text = read_bytes("a.html", html);
    if (!text)
        return {sentence(text.error().message)};
    EXPECT_EQ(check_promise(*text), std::nullopt);
    return outline(*text);
}

TEST(Html, EntitiesAreTheirSigns) {
    EXPECT_EQ(
        lines_of("<p>&Aring;re &auml;r &#246;ppet &amp; 3 &lt; 4 &#x2013; R&D AT&T&nbsp;x</p>"),
        Lines{"paragraph: Åre är öppet & 3 < 4 – R&D AT&T x"});
}

TEST(Html, ScriptsStylesAndCommentsAreNoText) {
    EXPECT_EQ(lines_of("<html><head><title>Sida</title><style>p { color: red }</style></head><body>"
                       "<script>if (a<b) document.write('<p>ond</p>');</script><!-- <p>dolt</p> -->"
                       "<p>Text</p><noscript>Slå på</noscript><template><p>Mall</p></template>"
                       "<p hidden>Gömt</p><p style='display:none'>Gömt</p></body></html>"),
              Lines{"paragraph: Text"});
    EXPECT_EQ(lines_of("<p>Före</p><SCRIPT>x</ScRiPt ><p>Efter</p><style>y"),
              (Lines{"paragraph: Före", "paragraph: Efter"}));
}

TEST(Html, NestedListsKeepTheirDepthAndNumbers) {
    EXPECT_EQ(lines_of("<ul><li>Ett<ol type=a start=3><li>Under<li>Mer</ol><li>Två</ul>"
                       "<ol><li value=7>Sju<ul><li>Djupt<ul><li>Djupare</ul></ul></ol>"),
              (Lines{"list item 1 (•): Ett", "list item 2 (c.): Under", "list item 2 (d.): Mer",
                     "list item 1 (•): Två", "list item 1 (7.): Sju", "list item 2 (•): Djupt",
                     "list item 3 (•): Djupare"}));
}

TEST(Html, TablesKeepTheirRowsThoughCellsAreMergedOrLeftOpen) {
    EXPECT_EQ(lines_of("<table><caption>Deltagare</caption><tr><th colspan=2>Namn<th>Ort<tr><td "
                       "rowspan=2>Stat<td>Ek"
                       "<td>Visby<tr><td>Alm<td>Luleå</table>"),
              (Lines{"paragraph: Deltagare", "table row: Namn|Ort", "table row: Stat|Ek|Visby",
                     "table row: Alm|Luleå"}));
}

TEST(Html, ATableThatLaysOutAPageIsNoTable) {
    EXPECT_EQ(lines_of("<table><tr><td><h2>Rubrik</h2><p>Text</p></td><td>Meny</td></tr></table>"),
              (Lines{"heading 2: Rubrik", "paragraph: Text", "paragraph: Meny"}));
}

TEST(Html, BrokenMarkupStillGivesItsText) {
    EXPECT_EQ(lines_of("<p>Ett <b>två</p><p>tre</b></div></i> fyra <p class=>fem <a href='x>sex"),
              (Lines{"paragraph: Ett två", "paragraph: tre fyra", "paragraph: fem"}));
}

TEST(Html, LinksThatRunNothingAreKept) {
    const auto text = read_bytes(
        "a.html",
        "<p><a href=' javascript:alert(1)'>a</a> <a href=\"https://b.example/?x=1&amp;y\">b</a>"
        " <a href='data:text/html,x'>c</a></p>");
    ASSERT_TRUE(text);
    ASSERT_EQ(text->blocks.at(0).runs.size(), 1U);
    EXPECT_EQ(text->blocks[0].runs[0].link, "https://b.example/?x=1&y");
}

TEST(Html, ThePageSaysItsCharacterSet) {
    const std::string page =
        "<html><head><meta http-equiv=Content-Type content=\"text/html; charset=iso-8859-1\">"
        "</head><body><p>R\xE5"
        "dslag \x96 tv\xE5</p></body></html>";
    EXPECT_EQ(lines_of(page), Lines{"paragraph: Rådslag – två"});
    EXPECT_EQ(lines_of("\xEF\xBB\xBF<p>Rådslag</p>"), Lines{"paragraph: Rådslag"});
}

TEST(Html, NestingWithoutEndIsRefused) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<div>";
    EXPECT_EQ(lines_of(deep + "x").at(0).substr(0, 44),
              "The file a.html is nested too deeply to be a");
}

TEST(Html, VeryManyAttributesCostNoTime) {
    std::string tag = "<p";
    for (int i = 0; i < 300'000; ++i)
        tag += " a" + std::to_string(i) + "=b";
    const std::clock_t begin = std::clock(); // of the processor: others do not count
    EXPECT_EQ(lines_of(tag + ">Text</p>"), Lines{"paragraph: Text"});
    EXPECT_LT((std::clock() - begin) / CLOCKS_PER_SEC, 5);
}

TEST(Html, IsParedToWhatIsRead) {
    EXPECT_EQ(pared_html("<!DOCTYPE html><P CLASS='a \"b' onclick=x data-y='>' class=c>1 < "
                         "2<BR/><o:p></o:p ></P x=y>"),
              "<p class=\"a &quot;b\">1 &lt; 2<br/><o:p></o:p></p>");
    EXPECT_EQ(pared_html("a<!--x--->b<!-->c<![if !x]>d<?y?>e</>f<"), "abcdef&lt;");
    EXPECT_EQ(pared_html("a<p href='b"), "a");
}

} // namespace
} // namespace radslag::documents
