// What LibreOffice writes beside plain paragraphs. The whole meeting stands in meeting_test.cpp.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;

Lines lines_of(const std::string& body, const std::string& styles = "") {
    Entries entries = entries_of("meeting/odt");
    for (auto& [name, content] : entries)
        if (name == "content.xml")
            content = "<office:document-content><office:automatic-styles>" + styles +
                      "</office:automatic-styles><office:body><office:text>" + body +
                      "</office:text></office:body></office:document-content>";
    const auto text = read_bytes("a.odt", zip_of(entries));
    if (!text)
        return {sentence(text.error().message)};
    EXPECT_EQ(check_promise(*text), std::nullopt);
    return outline(*text);
}

std::string paragraph(const std::string& words, const std::string& style = "") {
    return "<text:p text:style-name=\"" + style + "\">" + words + "</text:p>";
}

std::string cell(const std::string& words, const std::string& attributes = "") {
    return "<table:table-cell " + attributes + ">" + paragraph(words) + "</table:table-cell>";
}

TEST(Odt, DeletedTextIsNoTextAndInsertedTextIs) {
    EXPECT_EQ(
        lines_of("<text:tracked-changes><text:changed-region text:id=\"a\"><text:deletion>" +
                 paragraph("avslås") +
                 "</text:deletion></text:changed-region><text:changed-region "
                 "text:id=\"b\"><text:insertion/></text:changed-region></text:tracked-changes>" +
                 paragraph("Beslut <text:change text:change-id=\"a\"/><text:change-start "
                           "text:change-id=\"b\"/>bifalls<text:change-end text:change-id=\"b\"/>")),
        Lines{"paragraph: Beslut bifalls"});
}

TEST(Odt, HiddenTextIsNoText) {
    const std::string styles =
        "<style:style style:name=\"T\" style:family=\"text\"><style:text-properties "
        "text:display=\"none\"/>"
        "</style:style><style:style style:name=\"P\" "
        "style:family=\"paragraph\"><style:text-properties "
        "text:display=\"none\"/></style:style>";
    EXPECT_EQ(
        lines_of(
            paragraph("Synligt<text:span text:style-name=\"T\"> dolt</text:span> igen") +
                paragraph("Gömt", "P") +
                paragraph("<text:hidden-text text:is-hidden=\"true\">x</text:hidden-text>Text"),
            styles),
        (Lines{"paragraph: Synligt igen", "paragraph: Text"}));
    EXPECT_EQ(lines_of("<text:section text:display=\"none\">" + paragraph("Dolt") +
                       "<text:section>" + paragraph("Dolt") +
                       "</text:section></text:section><text:section>" + paragraph("Syns") +
                       "</text:section>"),
              Lines{"paragraph: Syns"});
}

TEST(Odt, MergedCellsKeepTheRowTogether) {
    EXPECT_EQ(lines_of("<table:table><table:table-row>" +
                       cell("Namn", "table:number-columns-spanned=\"2\"") +
                       "<table:covered-table-cell/>" + cell("Ort") +
                       "</table:table-row><table:table-row>" +
                       cell("Stat", "table:number-rows-spanned=\"2\"") + cell("Ek") +
                       cell("Visby") + "</table:table-row></table:table>"),
              (Lines{"table row: Namn||Ort", "table row: Stat|Ek|Visby"}));
}

TEST(Odt, ListsCountOnEachLevelAndGoOnWhereTheySaySo) {
    const std::string styles =
        "<text:list-style style:name=\"L\"><text:list-level-style-number text:level=\"1\" "
        "style:num-format=\"1\" "
        "style:num-suffix=\".\"/><text:list-level-style-number text:level=\"2\" "
        "style:num-format=\"a\" "
        "style:num-suffix=\")\" text:display-levels=\"2\"/></text:list-style>";
    const auto item = [](const std::string& inside) {
        return "<text:list-item>" + inside + "</text:list-item>";
    };
    EXPECT_EQ(
        lines_of("<text:list text:style-name=\"L\">" +
                     item(paragraph("Ett") + "<text:list>" + item(paragraph("Under")) +
                          item(paragraph("Mer")) + "</text:list>") +
                     item(paragraph("Två")) + "</text:list>" + paragraph("Emellan") +
                     "<text:list text:style-name=\"L\" text:continue-numbering=\"true\">" +
                     item(paragraph("Tre")) + "</text:list>",
                 styles),
        (Lines{"list item 1 (1.): Ett", "list item 2 (1.a)): Under", "list item 2 (1.b)): Mer",
               "list item 1 (2.): Två", "paragraph: Emellan", "list item 1 (3.): Tre"}));
}

TEST(Odt, NotesComeLastWithTheirSignsAndKeepTheirLooks) {
    const auto text = read_bytes("möte.odt", zip_of(entries_of("meeting/odt")));
    ASSERT_TRUE(text);
    EXPECT_EQ(lines_of(paragraph(
                  "Text<text:note><text:note-citation>*</text:note-citation><text:note-body>" +
                  paragraph("Se <text:a xlink:href=\"https://a.example\">här</text:a><text:note>"
                            "<text:note-citation>9</text:note-citation><text:note-body>" +
                            paragraph("Not i not") + "</text:note-body></text:note>") +
                  "</text:note-body></text:note> slut")),
              (Lines{"paragraph: Text slut", "footnote (*): Se här"}));
}

TEST(Odt, AnEndlessNameOfAStyleIsNone) {
    const std::string name(1000, 'x');
    EXPECT_EQ(lines_of("<text:list text:style-name=\"" + name + "\"><text:list-item>" +
                       paragraph("Punkt") + "</text:list-item></text:list>"),
              Lines{"list item 1 (•): Punkt"});
}

TEST(Odt, ALockedOneSaysSo) {
    Entries entries = entries_of("meeting/odt");
    for (auto& [name, content] : entries)
        if (name == "META-INF/manifest.xml")
            content = "<manifest:manifest><manifest:file-entry><manifest:encryption-data/></"
                      "manifest:file-entry>"
                      "</manifest:manifest>";
    const auto text = read_bytes("låst.odt", zip_of(entries));
    ASSERT_FALSE(text);
    EXPECT_EQ(
        sentence(text.error().message),
        "The file låst.odt is protected by a password. Save it without one and send it again.");
}

} // namespace
} // namespace radslag::documents
