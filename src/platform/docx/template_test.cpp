// Templates are filled wherever Word has put their fields, keep all else, and are refused when they
// hold what must not go out.
#include "platform/docx/template_test.hpp"

#include <gtest/gtest.h>

namespace radslag::docx {
namespace {

using Lines = std::vector<std::string>;

const std::string notes = paragraph("{{notes}}");

Filling filling() {
    Filling filling;
    filling.values = {{"title", {"Möte <1> & \"2\""}},
                      {"chair", {"Ina Ek"}},
                      {"present", {"Ada Ask", "Bo Björk"}}};
    filling.content.blocks = {Paragraph{.runs = {{.text = "Text."}}}};
    filling.title = "Möte";
    return filling;
}

std::string filled(const Sample& sample, const Filling& with = filling()) {
    return sample.read().value().filled(with);
}

TEST(Template, FieldsAreFilledInTextHeaderAndTable) {
    const std::string file =
        filled(Sample("<w:tbl><w:tr><w:tc>" + paragraph("{{title}}") + "</w:tc></w:tr></w:tbl>" +
                          paragraph("Ordf. {{ordförande}}, {{ Titel }}") + notes,
                      paragraph("{{chair}}")));
    EXPECT_EQ(lines_of(file),
              (Lines{"Möte <1> & \"2\"", "Ordf. Ina Ek, Möte <1> & \"2\"", "Text."}));
    EXPECT_EQ(lines_of(file, "word/header1.xml"), Lines{"Ina Ek"});
}

TEST(Template, AFieldThatWordSplitOverRunsIsOne) {
    const std::string file = filled(Sample(
        "<w:p><w:r><w:t>Till {</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:rPr><w:b/>"
        "</w:rPr><w:t>{cha</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:t>ir}</w:t></w:r>"
        "<w:r><w:t>} och {{title}}</w:t></w:r></w:p>" +
        notes));
    EXPECT_EQ(lines_of(file).front(), "Till Ina Ek och Möte <1> & \"2\"");
}

TEST(Template, WhatIsFilledInIsNoField) {
    Filling with = filling();
    with.values["title"] = {"{{chair}} {{notes}}"};
    EXPECT_EQ(lines_of(filled(Sample(paragraph("{{title}}") + notes), with)),
              (Lines{"{{chair}} {{notes}}", "Text."}));
}

TEST(Template, AHeaderThatIsReferredToTwiceIsFilledOnce) {
    Sample sample(notes, paragraph("{{title}}"));
    sample.replace("word/_rels/document.xml.rels", "</Relationships>",
                   "<Relationship Id=\"rId8\" Type=\"http://schemas.openxmlformats.org/"
                   "officeDocument/2006/relationships/header\" Target=\"/word/header1.xml\"/>"
                   "</Relationships>");
    Filling with = filling();
    with.values["title"] = {"{{datum}}"};
    EXPECT_EQ(lines_of(filled(sample, with), "word/header1.xml"), Lines{"{{datum}}"});
}

TEST(Template, AListIsAParagraphEachWhereItStandsAlone) {
    const std::string file = filled(
        Sample("<w:p><w:pPr><w:pStyle w:val=\"Namn\"/></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>"
               "{{närvarande}}</w:t></w:r></w:p>" +
               paragraph("Här: {{present}}.") + notes));
    EXPECT_EQ(lines_of(file),
              (Lines{"Namn: Ada Ask", "Namn: Bo Björk", "Här: Ada Ask; Bo Björk.", "Text."}));
    EXPECT_NE(part_of(file, "word/document.xml")
                  .find("<w:b/></w:rPr><w:t xml:space=\"preserve\">"
                        "Ada Ask"),
              std::string::npos);
}

TEST(Template, ABoxInTheTextIsFilledOnItsOwn) {
    const std::string box = "<w:txbxContent>" + paragraph("{{title}}") + "</w:txbxContent>";
    const std::string file = filled(Sample(
        "<w:p><w:r><w:t>{{</w:t></w:r><w:r><mc:AlternateContent><mc:Choice>" + box +
        "</mc:Choice><mc:Fallback>" + box +
        "</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>chair}}</w:t></w:r></w:p>" + notes));
    EXPECT_EQ(lines_of(file).at(0), "Möte <1> & \"2\"");
    EXPECT_EQ(lines_of(file).at(1), "Möte <1> & \"2\"");
    EXPECT_NE(part_of(file, "word/document.xml").find(">Ina Ek<"), std::string::npos);
}

TEST(Template, WhatXmlCannotHoldIsLeftOut) {
    Filling with = filling();
    with.values["title"] = {"a\x01\x1f"
                            "b\xEF\xBF\xBF"};
    with.content.blocks = {Paragraph{.runs = {{.text = "c\x02\nd\te"}}}};
    EXPECT_EQ(lines_of(filled(Sample(paragraph("{{title}}") + notes), with)),
              (Lines{"ab", "c|de"}));
}

TEST(Template, AllElseStaysByteForByte) {
    Sample sample(notes, paragraph("Regeringskansliet"));
    sample.put("word/theme/theme1.xml", "<a:theme  odd='yes'  />")
        .put("word/media/logo.png", std::string("\x89PNG\0\x01", 6))
        .put("docProps/core.xml", "<cp:coreProperties><dc:creator>Ina Ek</dc:creator>"
                                  "</cp:coreProperties>")
        .replace("_rels/.rels", "</Relationships>",
                 "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/"
                 "relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                 "</Relationships>");
    const Package before = unpacked(sample.packed());
    const std::string file = filled(sample);
    for (const char* part : {"word/theme/theme1.xml", "word/media/logo.png", "word/header1.xml",
                             "word/footer1.xml", "word/settings.xml"})
        EXPECT_EQ(part_of(file, part), *before.find(part)) << part;
    const std::string properties = part_of(file, "docProps/core.xml");
    EXPECT_NE(properties.find("<dc:title>Möte</dc:title>"), std::string::npos);
    EXPECT_EQ(properties.find("Ina Ek"), std::string::npos);
    EXPECT_EQ(file, filled(sample)) << "the same gives the same bytes";
}

TEST(Template, ItsOwnStylesAreUsedByTheNamesThatWordKnows) {
    Sample sample(notes);
    sample.replace("word/styles.xml", "</w:styles>",
                   "<w:style w:type=\"paragraph\" w:styleId=\"Rubrik1\"><w:name w:val=\"Heading "
                   "1\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name "
                   "w:val=\"Annat\"/></w:style></w:styles>");
    Filling with = filling();
    with.content.blocks = {Paragraph{Style::heading, 1, {{.text = "Ett"}}},
                           Paragraph{Style::heading, 2, {{.text = "Två"}}},
                           Paragraph{Style::list_item, 0, {{.text = "Tre"}}}};
    const std::string file = filled(sample, with);
    EXPECT_EQ(lines_of(file), (Lines{"Rubrik1: Ett", "Heading2Rd: Två", "ListBullet: Tre"}));
    const std::string styles = part_of(file, "word/styles.xml");
    EXPECT_NE(styles.find("w:styleId=\"Heading2Rd\"><w:name w:val=\"heading 2\"/>"),
              std::string::npos);
}

TEST(Template, ListsReachNineLevelsDeep) {
    Filling with = filling();
    with.content.blocks.clear();
    for (int depth = 0; depth < 12; ++depth)
        with.content.blocks.emplace_back(Paragraph{Style::list_item, depth, {{.text = "x"}}});
    const std::string text = part_of(filled(Sample(notes), with), "word/document.xml");
    EXPECT_EQ(text.find("<w:ilvl w:val=\"9\"/>"), std::string::npos);
    EXPECT_NE(text.find("<w:ilvl w:val=\"8\"/>"), std::string::npos);
}

TEST(Template, FootnotesComeAfterThoseThatItHas) {
    Sample sample(notes);
    Filling with = filling();
    with.content.footnotes = {
        {{.text = "Not med "}, {.text = "länk", .link = "https://a.example/[å]%c3%zz%"}}};
    with.content.blocks = {Paragraph{.runs = {{.text = "Ord", .footnote = 0}}}};
    std::string file = filled(sample, with);
    EXPECT_EQ(lines_of(file), Lines{"Ord[1]"});
    EXPECT_EQ(lines_of(file, "word/footnotes.xml").back(), "FootnoteText:  Not med länk");
    EXPECT_NE(part_of(file, "word/_rels/footnotes.xml.rels")
                  .find("https://a.example/%5B%C3%A5%5D%c3%25zz%25\""),
              std::string::npos);
    sample
        .put("word/noter.xml", "<w:footnotes xmlns:w=\"x\"><w:footnote w:id=\"7\"/></w:footnotes>")
        .replace("word/_rels/document.xml.rels", "</Relationships>",
                 "<Relationship Id=\"rId77\" Type=\"http://schemas.openxmlformats.org/"
                 "officeDocument/2006/relationships/footnotes\" Target=\"noter.xml\"/>"
                 "</Relationships>");
    file = filled(sample, with);
    EXPECT_EQ(lines_of(file), Lines{"Ord[8]"});
    EXPECT_EQ(lines_of(file, "word/noter.xml"), Lines{"FootnoteText:  Not med länk"});
}

TEST(Template, PartsThatItLacksAreMadeBesideThoseThatNobodyRefersTo) {
    Sample sample(notes);
    sample.put("word/numbering.xml", "<w:other/>");
    const std::string file = filled(sample);
    EXPECT_EQ(part_of(file, "word/numbering.xml"), "<w:other/>");
    EXPECT_NE(part_of(file, "word/own-numbering.xml").find("<w:numFmt w:val=\"bullet\"/>"),
              std::string::npos);
    EXPECT_NE(part_of(file, "[Content_Types].xml").find("/word/own-numbering.xml"),
              std::string::npos);
}

TEST(Template, BoxesAndTablesStandApart) {
    Filling with = filling();
    with.content.blocks = {
        Box{"Notera", {{.runs = {{.text = "Svara."}}}}},
        Table{"Här", {"Namn", "Var"}, {{{{.text = "Ada"}}, {{.text = "Umeå"}}}}}};
    EXPECT_EQ(lines_of(filled(Sample(notes), with)),
              (Lines{"Svara.", "", "Namn", "Var", "Ada", "Umeå", ""}));
}

TEST(Template, ASectionThatEndsWithTheNotesStillEnds) {
    const std::string file =
        filled(Sample("<w:p><w:pPr><w:sectPr><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr><w:r>"
                      "<w:t>{{notes}}</w:t></w:r></w:p>" +
                      paragraph("Bilaga")));
    EXPECT_EQ(lines_of(file), (Lines{"Text.", "", "Bilaga"}));
    EXPECT_NE(part_of(file, "word/document.xml").find("nextPage"), std::string::npos);
}

TEST(Template, AWordTemplateGivesADocument) {
    Sample sample(notes);
    sample.replace("[Content_Types].xml", "document.main+xml", "template.main+xml");
    EXPECT_NE(part_of(filled(sample), "[Content_Types].xml").find("document.main+xml"),
              std::string::npos);
}

TEST(Template, ThePlainOneHasATitleAndTheNotes) {
    const auto plain = Template::plain("title", "notes", known_fields, "en-GB");
    EXPECT_TRUE(plain.has("title"));
    EXPECT_FALSE(plain.has("chair"));
    const std::string file = plain.filled(filling());
    EXPECT_EQ(lines_of(file), (Lines{"Title: Möte <1> & \"2\"", "Text."}));
    EXPECT_NE(part_of(file, "word/styles.xml").find("<w:lang w:val=\"en-GB\"/>"),
              std::string::npos);
    EXPECT_TRUE(Template::read("plain.docx", file, {})) << "it may be a template itself";
}

} // namespace
} // namespace radslag::docx
