// Slides: their order, what is beside their text, and shapes of every kind.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;

std::string shape(const std::string& type, const std::string& words) {
    return "<p:sp><p:nvSpPr><p:nvPr>" + (type.empty() ? "" : "<p:ph type=\"" + type + "\"/>") +
           "</p:nvPr></p:nvSpPr><p:txBody><a:p><a:r><a:t>" + words +
           "</a:t></a:r></a:p></p:txBody></p:sp>";
}

std::string slide(const std::string& shapes) {
    return "<p:sld><p:cSld><p:spTree>" + shapes + "</p:spTree></p:cSld></p:sld>";
}

/// A show of these slides in this order; `parts` come besides.
Result<Text> show(const Lines& slides, const Entries& parts = {}) {
    Entries entries{{"[Content_Types].xml", "<Types/>"},
                    {"_rels/.rels",
                     "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" "
                     "Target=\"ppt/presentation.xml\"/></Relationships>"}};
    std::string list;
    std::string rels;
    for (std::size_t i = slides.size();
         i-- > 0;) { // files are named in another order than the show's
        const std::string id = "r" + std::to_string(i);
        const std::string name = "slides/slide" + std::to_string(slides.size() - i) + ".xml";
        list = "<p:sldId id=\"25" + std::to_string(i) + "\" r:id=\"" + id + "\"/>" + list;
        rels += "<Relationship Id=\"" + id + "\" Type=\"x/slide\" Target=\"" + name + "\"/>";
        entries.emplace_back("ppt/" + name, slides[i]);
    }
    entries.emplace_back("ppt/presentation.xml",
                         "<p:presentation><p:sldIdLst>" + list + "</p:sldIdLst></p:presentation>");
    entries.emplace_back("ppt/_rels/presentation.xml.rels",
                         "<Relationships>" + rels + "</Relationships>");
    entries.insert(entries.end(), parts.begin(), parts.end());
    return read_bytes("a.pptx", zip_of(entries));
}

Lines lines_of(const Lines& slides, const Entries& parts = {}) {
    const auto text = show(slides, parts);
    if (!text)
        return {sentence(text.error().message)};
    EXPECT_EQ(check_promise(*text), std::nullopt);
    return outline(*text);
}

TEST(Pptx, SlidesComeInTheOrderOfTheShowEachAPage) {
    const auto text = show({slide(shape("title", "Först")), slide(shape("title", "Sedan")),
                            slide(shape("title", "Sist"))});
    ASSERT_TRUE(text);
    EXPECT_EQ(outline(*text), (Lines{"heading 2: Först", "heading 2: Sedan", "heading 2: Sist"}));
    EXPECT_EQ(text->blocks[0].page, 1);
    EXPECT_EQ(text->blocks[2].page, 3);
}

TEST(Pptx, SpeakersNotesAreNotPartOfTheShow) {
    EXPECT_EQ(lines_of({slide(shape("title", "Läget"))},
                       {{"ppt/notesSlides/notesSlide1.xml",
                         slide(shape("body", "Säg inget om budgeten"))},
                        {"ppt/slides/_rels/slide1.xml.rels",
                         "<Relationships><Relationship Id=\"r\" Type=\"x/notesSlide\" "
                         "Target=\"../notesSlides/notesSlide1.xml\"/></Relationships>"}}),
              Lines{"heading 2: Läget"});
}

TEST(Pptx, TitlesComeFirstAndFeetNotAtAll) {
    EXPECT_EQ(
        lines_of({slide(shape("body", "Punkt") + shape("ftr", "Fot") + shape("sldNum", "7") +
                        shape("dt", "3 maj") + shape("ctrTitle", "Rubrik") + shape("", "Ruta"))}),
        (Lines{"heading 1: Rubrik", "list item 1 (•): Punkt", "paragraph: Ruta"}));
}

TEST(Pptx, GroupsTablesAndAlternativesAreReadOnce) {
    const std::string table =
        "<p:graphicFrame><a:graphic><a:graphicData><a:tbl><a:tr><a:tc><p:txBody><a:p><a:r>"
        "<a:t>Län</a:t></a:r></a:p></p:txBody></a:tc><a:tc gridSpan=\"2\"><p:txBody><a:p><a:r>"
        "<a:t>Antal</a:t></a:r></a:p></p:txBody></a:tc></a:tr></a:tbl></a:graphicData>"
        "</a:graphic></p:graphicFrame>";
    EXPECT_EQ(lines_of({slide("<p:grpSp>" + shape("", "I grupp") + "</p:grpSp>" + table +
                              "<mc:AlternateContent><mc:Choice>" + shape("", "Ny") +
                              "</mc:Choice><mc:Fallback>" + shape("", "Gammal") +
                              "</mc:Fallback></mc:AlternateContent>")}),
              (Lines{"paragraph: I grupp", "table row: Län|Antal", "paragraph: Ny"}));
}

TEST(Pptx, ASlideThatIsNotThereIsPassedOver) {
    EXPECT_EQ(lines_of({"", slide(shape("title", "Kvar"))}), Lines{"heading 2: Kvar"});
}

} // namespace
} // namespace radslag::documents
