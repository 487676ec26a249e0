// What Word writes beside plain paragraphs: changes that are not yet accepted, comments, boxes,
// fields, lists and tables of every shape. The whole meeting stands in meeting_test.cpp.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

#include <algorithm>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;

/// The outline of a document with this body, and these parts besides or instead.
Lines lines_of(const std::string& body, const Entries& parts = {}) {
    Entries entries = entries_of("meeting/docx");
    for (auto& [name, content] : entries) {
        if (name == "word/document.xml")
            content = "<w:document><w:body>" + body + "</w:body></w:document>";
        for (const auto& [other, instead] : parts)
            content = name == other ? instead : content;
    }
    for (const auto& [name, content] : parts)
        if (std::ranges::find(entries, name, &std::pair<std::string, std::string>::first) ==
            entries.end())
            entries.emplace_back(name, content);
    const auto text = read_bytes("a.docx", zip_of(entries));
    if (!text)
        return {sentence(text.error().message)};
    EXPECT_EQ(check_promise(*text), std::nullopt);
    return outline(*text);
}

std::string run(const std::string& words, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t xml:space=\"preserve\">" + words +
           "</w:t></w:r>";
}

std::string paragraph(const std::string& words, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + run(words) + "</w:p>";
}

std::string item(const std::string& words, int list, int level) {
    return paragraph(words, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                                "\"/><w:numId w:val=\"" + std::to_string(list) + "\"/></w:numPr>");
}

std::string cell(const std::string& words, const std::string& properties = "") {
    return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(words) + "</w:tc>";
}

std::string box(const std::string& words) {
    return "<w:txbxContent>" + paragraph(words) + "</w:txbxContent>";
}

TEST(Docx, DeletedTextIsNoTextAndInsertedTextIs) {
    EXPECT_EQ(lines_of("<w:p>" + run("Beslut ") +
                       "<w:del><w:r><w:delText>avslås</w:delText></w:r>"
                       "</w:del><w:ins>" +
                       run("bifalls") + "</w:ins></w:p>"),
              Lines{"paragraph: Beslut bifalls"});
    EXPECT_EQ(lines_of("<w:moveFrom>" + paragraph("Flyttat härifrån") +
                       "</w:moveFrom><w:p><w:moveTo>" + run("Flyttat hit") + "</w:moveTo></w:p>"),
              Lines{"paragraph: Flyttat hit"});
}

TEST(Docx, AParagraphWhoseEndWasDeletedGoesOnInTheNext) {
    EXPECT_EQ(lines_of("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + run("Regionen ") + "</w:p>" +
                       paragraph("svarar.")),
              Lines{"paragraph: Regionen svarar."});
}

TEST(Docx, ADeletedRowIsNoRow) {
    EXPECT_EQ(lines_of("<w:tbl><w:tr><w:trPr><w:del/></w:trPr>" + cell("Borta") + cell("Borta") +
                       "</w:tr><w:tr>" + cell("Kvar") + cell("Här") + "</w:tr></w:tbl>"),
              Lines{"table row: Kvar|Här"});
}

TEST(Docx, CommentsAreNoText) {
    EXPECT_EQ(
        lines_of(
            "<w:p><w:commentRangeStart w:id=\"0\"/>" + run("Vägarna") +
                "<w:commentRangeEnd w:id=\"0\"/><w:r><w:commentReference w:id=\"0\"/></w:r></w:p>",
            {{"word/comments.xml", "<w:comments><w:comment w:id=\"0\">" +
                                       paragraph("Stämmer det?") + "</w:comment></w:comments>"}}),
        Lines{"paragraph: Vägarna"});
}

TEST(Docx, HeadsAndFeetAreNoText) {
    EXPECT_EQ(lines_of(paragraph("Text") + "<w:sectPr><w:headerReference r:id=\"h\"/></w:sectPr>",
                       {{"word/header1.xml", "<w:hdr>" + paragraph("Sidhuvud") + "</w:hdr>"}}),
              Lines{"paragraph: Text"});
}

TEST(Docx, HiddenTextIsNoText) {
    EXPECT_EQ(lines_of("<w:p>" + run("Synligt") + run(" dolt", "<w:vanish/>") +
                       run(" igen", "<w:vanish w:val=\"0\"/>") + "</w:p>"),
              Lines{"paragraph: Synligt igen"});
    const std::string styles = "<w:styles><w:style w:type=\"character\" w:styleId=\"Dolt\"><w:rPr>"
                               "<w:vanish/></w:rPr></w:style><w:style w:type=\"paragraph\" "
                               "w:styleId=\"Gömd\"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>";
    EXPECT_EQ(lines_of("<w:p>" + run("Synligt") + run(" dolt", "<w:rStyle w:val=\"Dolt\"/>") +
                           "</w:p>" + paragraph("Gömt", "<w:pStyle w:val=\"Gömd\"/>"),
                       {{"word/styles.xml", styles}}),
              Lines{"paragraph: Synligt"});
}

TEST(Docx, ABoxIsReadOnceAfterItsParagraph) {
    const std::string drawing =
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing>" + box("Notera: svara") +
        "</w:drawing></mc:Choice><mc:Fallback><w:pict>" + box("Notera: svara") +
        "</w:pict></mc:Fallback></mc:AlternateContent></w:r>";
    EXPECT_EQ(lines_of("<w:p>" + drawing + run("Löptext") + "</w:p>"),
              (Lines{"paragraph: Löptext", "paragraph: Notera: svara"}));
}

TEST(Docx, EveryBoxOfAGroupIsRead) {
    EXPECT_EQ(lines_of("<w:p><w:r><w:drawing><wpg:wgp><wps:wsp>" + box("Ett") +
                       "</wps:wsp><wps:wsp>" + box("Två") +
                       "</wps:wsp></wpg:wgp></w:drawing></w:r></w:p>"),
              (Lines{"paragraph: Ett", "paragraph: Två"}));
}

TEST(Docx, AlternativesAreReadOnceWhereverTheyStand) {
    const auto both = [](const std::string& newer, const std::string& older) {
        return "<mc:AlternateContent><mc:Choice Requires=\"x\">" + newer +
               "</mc:Choice><mc:Fallback>" + older + "</mc:Fallback></mc:AlternateContent>";
    };
    EXPECT_EQ(lines_of(both(paragraph("Nytt"), paragraph("Gammalt")) + "<w:p>" +
                       both(run("nytt"), run("gammalt")) + "</w:p>"),
              (Lines{"paragraph: Nytt", "paragraph: nytt"}));
    EXPECT_EQ(lines_of("<w:p><w:r>" + both("<w16se:symEx/>", "<w:t>☺</w:t>") + "</w:r></w:p>"),
              Lines{"paragraph: ☺"});
}

TEST(Docx, ListsCountOnEachLevelAsWordPrintsThem) {
    EXPECT_EQ(lines_of(item("Ett", 3, 0) + item("Under", 3, 1) + item("Under igen", 3, 1) +
                       item("Två", 3, 0) + item("Under", 3, 1) + item("Ny lista", 4, 0)),
              (Lines{"list item 1 (1.): Ett", "list item 2 (1.a)): Under",
                     "list item 2 (1.b)): Under igen", "list item 1 (2.): Två",
                     "list item 2 (2.a)): Under", "list item 1 (7.): Ny lista"}));
}

TEST(Docx, AStyleNumbersHeadingsAndATypedZeroTakesTheNumberAway) {
    EXPECT_EQ(
        lines_of(
            paragraph("Först", "<w:pStyle w:val=\"Rubrik2\"/>") +
            paragraph("Utan",
                      "<w:pStyle w:val=\"Rubrik2\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>") +
            paragraph("Sedan", "<w:pStyle w:val=\"Rubrik2\"/>")),
        (Lines{"heading 2 (1.): Först", "heading 2: Utan", "heading 2 (2.): Sedan"}));
}

TEST(Docx, MergedCellsKeepTheRowTogether) {
    EXPECT_EQ(
        lines_of("<w:tbl><w:tr>" + cell("Deltagare", "<w:gridSpan w:val=\"2\"/>") + cell("Ort") +
                 "</w:tr><w:tr>" + cell("Stat", "<w:vMerge w:val=\"restart\"/>") + cell("Ek") +
                 cell("Visby") + "</w:tr><w:tr>" + cell("", "<w:vMerge/>") + cell("Alm") +
                 cell("Luleå") + "</w:tr></w:tbl>"),
        (Lines{"table row: Deltagare|Ort", "table row: Stat|Ek|Visby", "table row: |Alm|Luleå"}));
}

TEST(Docx, ATableInACellStaysATable) {
    EXPECT_EQ(lines_of("<w:tbl><w:tr><w:tc>" + paragraph("Utanför") + "<w:tbl><w:tr>" + cell("a") +
                       cell("b") + "</w:tr></w:tbl></w:tc></w:tr></w:tbl>"),
              (Lines{"paragraph: Utanför", "table row: a|b"}));
}

TEST(Docx, FootnotesAndEndnotesComeLastWithTheirNumbers) {
    const std::string rels =
        "<Relationships><Relationship Id=\"a\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/>"
        "<Relationship Id=\"b\" Type=\"x/endnotes\" Target=\"endnotes.xml\"/></Relationships>";
    EXPECT_EQ(
        lines_of("<w:p>" + run("Ett") + "<w:r><w:endnoteReference w:id=\"2\"/></w:r>" +
                     run(" två") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>",
                 {{"word/_rels/document.xml.rels", rels},
                  {"word/endnotes.xml", "<w:endnotes><w:endnote w:id=\"2\">" +
                                            paragraph("Slutnot") + "</w:endnote></w:endnotes>"}}),
        (Lines{"paragraph: Ett två", "footnote (1): Dnr KV2024/00117.", "footnote (i): Slutnot"}));
}

TEST(Docx, ManyMarksOfOneFootnoteReadItOnce) {
    std::string body;
    for (int i = 0; i < 3; ++i)
        body += "<w:p>" + run("Text") + "<w:r><w:footnoteReference w:id=\"1\"/></w:r></w:p>";
    const auto lines = lines_of(body);
    EXPECT_EQ(lines.size(), 4U);
    EXPECT_EQ(lines.back(), "footnote (1): Dnr KV2024/00117.");
}

TEST(Docx, FieldsShowWhatTheyShowedAndLinksLeadOut) {
    const auto field = [](const std::string& instruction, const std::string& shown) {
        return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>" + instruction +
               "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
               run(shown) + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    };
    EXPECT_EQ(lines_of("<w:p>" + run("Den ") + field("DATE", "3 maj") + "</w:p>"),
              Lines{"paragraph: Den 3 maj"});
    const auto text = read_bytes(
        "a.docx", docx_of("<w:p>" + field("HYPERLINK \"https://a.example\"", "här") + "</w:p>"));
    ASSERT_TRUE(text);
    ASSERT_EQ(text->blocks.at(0).runs.size(), 1U);
    EXPECT_EQ(text->blocks[0].runs[0].link, "https://a.example");
}

TEST(Docx, AnEndlessAddressIsNoLink) {
    const std::string address = "https://a.example/" + std::string(5000, 'x');
    const auto text =
        read_bytes("a.docx", docx_of("<w:p><w:fldSimple w:instr='HYPERLINK \"" + address + "\"'>" +
                                     run("här") + "</w:fldSimple></w:p>"));
    ASSERT_TRUE(text);
    EXPECT_EQ(text->text, "här\n");
    EXPECT_TRUE(text->blocks.at(0).runs.empty());
}

TEST(Docx, SignsOfSymbolFontsAreReadAsSigns) {
    EXPECT_EQ(lines_of("<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/><w:t "
                       "xml:space=\"preserve\"> klart</w:t></w:r></w:p>"),
              Lines{"paragraph: ✓ klart"});
}

TEST(Docx, MacrosAreNeitherReadNorRun) {
    Entries entries = entries_of("meeting/docx");
    for (auto& [name, content] : entries)
        if (name == "[Content_Types].xml")
            content = "<Types><Override PartName=\"/word/document.xml\" ContentType=\"application/"
                      "vnd.ms-word.document.macroEnabled.main+xml\"/></Types>";
    entries.emplace_back("word/vbaProject.bin", "\xD0\xCF\x11\xE0 AutoOpen Shell");
    const auto text = read_bytes("möte.docm", zip_of(entries));
    ASSERT_TRUE(text) << sentence(text.error().message);
    EXPECT_EQ(text->text.find("Shell"), std::string::npos);
    EXPECT_EQ(outline(*text).front(), "heading 1: Minnesanteckningar Kustvattenrådet 12 mars 2024");
}

TEST(Docx, EntitiesOfItsOwnAreRefused) {
    Entries entries = entries_of("meeting/docx");
    const auto with_body = [&](const std::string& xml) {
        for (auto& [name, content] : entries)
            if (name == "word/document.xml")
                content = xml;
        const auto text = read_bytes("ond.docx", zip_of(entries));
        return text ? text->text : sentence(text.error().message);
    };
    const std::string damaged =
        "The file ond.docx is damaged and cannot be read. Open it in its program, save it "
        "anew and send it again.";
    EXPECT_EQ(
        with_body(
            "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><w:document><w:body><w:p><w:r>"
            "<w:t>&a;</w:t></w:r></w:p></w:body></w:document>"),
        damaged);
    EXPECT_EQ(with_body("<w:document><w:body>"), damaged);
    EXPECT_EQ(with_body("<w:document><w:body><w:p><w:r><w:t>&a; &amp; "
                        "&#229;</w:t></w:r></w:p></w:body></w:document>"),
              "&a; & å\n");
}

} // namespace
} // namespace radslag::documents
