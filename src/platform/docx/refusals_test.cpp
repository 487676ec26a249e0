// What is no template, and what strangers could put into one: each is refused with a sentence that
// says what it is.
#include "platform/docx/template_test.hpp"

#include <gtest/gtest.h>
#include <zip.h>

namespace radslag::docx {
namespace {

using testing::Test;

const std::string notes = paragraph("{{notes}}");

bool says(const std::string& all, const std::string& words) {
    return all.find(words) != std::string::npos;
}

std::string relation(const std::string& type, const std::string& target, bool is_external) {
    return "<Relationship Id=\"rIdX\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
           "relationships/" +
           type + "\" Target=\"" + target + "\"" + (is_external ? " TargetMode=\"External\"" : "") +
           "/></Relationships>";
}

std::string wrong_with(const std::string& type, const std::string& target,
                       bool is_external = true) {
    return Sample(notes)
        .replace("word/_rels/document.xml.rels", "</Relationships>",
                 relation(type, target, is_external))
        .wrong();
}

TEST(Refusals, AllMissingAndUnknownFieldsAreNamedAtOnce) {
    const std::string all = Sample(paragraph("{{datum}} {{datum}} {{ort}}")).wrong();
    EXPECT_TRUE(says(all, "lacks what it must have: {{notes}}")) << all;
    EXPECT_TRUE(says(all, "not known: {{datum}}, {{ort}}. Those that there are: {{title}}, "
                          "{{titel}}, {{chair}}"))
        << all;
}

TEST(Refusals, TheNotesStandInAParagraphOfTheirOwnInTheText) {
    const std::string where = "must stand in a paragraph of its own";
    EXPECT_EQ(Sample(notes).wrong(), "");
    EXPECT_TRUE(says(Sample(paragraph("Här: {{notes}}")).wrong(), where));
    EXPECT_TRUE(says(Sample(notes, notes).wrong(), where));
    EXPECT_TRUE(
        says(Sample("<w:sdt><w:sdtContent>" + notes + "</w:sdtContent></w:sdt>").wrong(), where));
    EXPECT_TRUE(says(Sample(notes + paragraph("{{anteckningar}}")).wrong(), "stands twice"));
}

TEST(Refusals, WhatIsNoWordDocument) {
    const auto wrong = [](const std::string& bytes) {
        return Template::read("x", bytes, known_fields).error().message.text;
    };
    for (const std::string& bytes :
         {std::string(), std::string("PK"), std::string("\xD0\xCF\x11\xE0 old or locked"),
          std::string("<html>")})
        EXPECT_TRUE(says(wrong(bytes), "no Word document")) << bytes;
    EXPECT_TRUE(says(wrong(Sample(notes).packed().substr(0, 300)), "no Word document"));
    EXPECT_TRUE(says(Sample(notes)
                         .replace("[Content_Types].xml", "wordprocessingml.document.main",
                                  "spreadsheetml.sheet.main")
                         .wrong(),
                     "no Word document that can be filled in"));
    EXPECT_TRUE(
        says(Sample(notes)
                 .replace("word/document.xml", "schemas.openxmlformats.org/wordprocessingml",
                          "purl.oclc.org/ooxml/wordprocessingml")
                 .wrong(),
             "Strict"));
    EXPECT_TRUE(says(Sample(notes).put("word/theme.xml", "<a><b></a>").wrong(), "damaged"));
}

TEST(Refusals, MacrosAndPrograms) {
    const std::string words = "holds macros or other programs";
    EXPECT_TRUE(says(Sample(notes).put("word/vbaProject.bin", "x").wrong(), words));
    EXPECT_TRUE(
        says(Sample(notes)
                 .replace("[Content_Types].xml",
                          "vnd.openxmlformats-officedocument.wordprocessingml.document.main",
                          "vnd.ms-word.document.macroEnabled.main")
                 .wrong(),
             words));
    for (const char* type : {"oleObject", "control", "aFChunk"})
        EXPECT_TRUE(says(wrong_with(type, "a.bin", false), words)) << type;
}

TEST(Refusals, WhatIsFetchedFromOutside) {
    EXPECT_TRUE(says(wrong_with("attachedTemplate", "file:///C:/mall.dotm"),
                     "hangs on another template: file:///C:/mall.dotm"));
    EXPECT_TRUE(says(wrong_with("image", "https://spy.example/1.png"),
                     "from outside when it is opened: https://spy.example/1.png"));
    EXPECT_TRUE(says(wrong_with("hyperlink", "file://server/share"), "from outside"));
    EXPECT_EQ(wrong_with("hyperlink", "https://regeringen.example"), "");
    const std::string field = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r>"
                              "<w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\x"
                              "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
                              "</w:p>";
    EXPECT_TRUE(says(Sample(field + notes).wrong(), "DDEAUTO"));
    EXPECT_TRUE(says(
        Sample("<w:p><w:fldSimple w:instr='includepicture \"http://x\"'/></w:p>" + notes).wrong(),
        "from outside"));
    EXPECT_EQ(Sample("<w:p><w:fldSimple w:instr='HYPERLINK \"https://a.example/link/import\"'/>"
                     "</w:p>" +
                     notes)
                  .wrong(),
              "");
}

TEST(Refusals, DocumentTypesAndEntities) {
    const std::string hostile =
        "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>";
    EXPECT_TRUE(says(Sample(notes).put("word/theme/theme1.xml", hostile).wrong(),
                     "declares a document type"));
    EXPECT_TRUE(
        says(Sample(notes).put("word/header1.xml", hostile).wrong(), "declares a document type"));
}

TEST(Refusals, XmlThatIsNestedWithoutEnd) {
    std::string deep;
    for (int i = 0; i < 100'000; ++i)
        deep += "<w:p>";
    for (int i = 0; i < 100'000; ++i)
        deep += "</w:p>";
    EXPECT_TRUE(says(Sample(deep).wrong(), "damaged"));
}

TEST(Refusals, FieldsWithoutEnd) {
    std::string many = notes;
    for (int i = 0; i < 100'000; ++i)
        many += paragraph("{{f" + std::to_string(i) + "}}");
    const std::string all = Sample(many).wrong();
    EXPECT_TRUE(says(all, "more than 1000 fields")) << all;
    EXPECT_TRUE(says(all, "{{f9}}."));
    EXPECT_FALSE(says(all, "{{f10}}")) << "ten are enough to know what is meant";
}

TEST(Refusals, AFileThatUnpacksWithoutEnd) {
    Sample sample(notes);
    sample.put("word/media/a.bmp", std::string(20'000'000, 'x'));
    EXPECT_TRUE(says(sample.wrong(), "unpacks to far more"));
    Sample many(notes);
    for (int i = 0; i < 1'100; ++i)
        many.put("a" + std::to_string(i), "x");
    EXPECT_TRUE(says(many.wrong(), "unpacks to far more"));
}

TEST(Refusals, ATooLargeFile) {
    EXPECT_TRUE(
        says(Template::read("x", std::string(10'000'001, 'x'), known_fields).error().message.text,
             "larger than"));
}

/// An archive with these names, each holding a letter.
std::string archive_of(const std::vector<std::string>& names) {
    Package package;
    for (const std::string& name : names)
        package.put(name, "x");
    return package.written();
}

TEST(Refusals, NamesThatLeadOutOfTheFileOrStandTwice) {
    for (const std::string name : {"../x", "word/../../x", "/x", "a\\b", "a//b"})
        EXPECT_FALSE(Package::read("x", archive_of({name}), Limits{})) << name;
    std::string twice = archive_of({"word/a.xml", "word/b.xml"});
    for (std::size_t at = 0; (at = twice.find("word/b.xml", at)) != std::string::npos;)
        twice.replace(at, 10, "WORD/a.XML");
    EXPECT_FALSE(Package::read("x", twice, Limits{}));
    EXPECT_TRUE(Package::read("x", archive_of({"word/a.xml", "word/b.xml"}), Limits{}));
}

} // namespace
} // namespace radslag::docx
