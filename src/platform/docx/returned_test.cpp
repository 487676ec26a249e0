// Word files that come back, made on the spot.
#include "platform/docx/returned.hpp"
#include "platform/docx/template_test.hpp"

#include <gtest/gtest.h>

namespace radslag::docx {

namespace {

/// "text|bookmark=text|…", with the cell before it where there is one.
std::vector<std::string> lines(const std::string& body) {
    const auto read = read_returned("åter.docx", Sample(body).packed(), {"t_", "p_"});
    if (!read)
        return {read.error().message.text};
    std::vector<std::string> all;
    for (const ReturnedParagraph& each : *read) {
        std::string line = each.cell > 0 ? std::to_string(each.cell) + ":" : "";
        line += each.text;
        for (const Marked& marked : each.marked)
            line += "|" + marked.bookmark + "=" + marked.text;
        all.push_back(line);
    }
    return all;
}

std::string mark(const std::string& name) {
    return "<w:bookmarkStart w:id=\"1\" w:name=\"" + name + "\"/>";
}

std::string run(const std::string& text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}

TEST(Returned, HasTextByItsBookmarks) {
    EXPECT_EQ(lines("<w:p>" + run("Anna: ") + mark("t_1") + run("Vi ") + run("börjar.") +
                    "<w:bookmarkEnd w:id=\"1\"/>" + run(" I dag.") + "</w:p><w:p>" + run("Nytt.") +
                    "</w:p><w:p>" + mark("_GoBack") + run("Annat.") + "</w:p>"),
              (std::vector<std::string>{"Anna: |t_1=Vi börjar. I dag.", "Nytt.", "Annat."}));
}

TEST(Returned, HasTwoTextsWhereParagraphsWereJoined) {
    EXPECT_EQ(lines("<w:p>" + mark("t_1") + run("Ett. ") + mark("t_2") + run("Två.") + "</w:p>"),
              (std::vector<std::string>{"|t_1=Ett. |t_2=Två."}));
}

TEST(Returned, CountsWhatWasTrackedAsDone) {
    EXPECT_EQ(lines("<w:p>" + mark("t_1") + run("Vi ") +
                    "<w:del w:id=\"7\"><w:r><w:delText>inte "
                    "</w:delText></w:r><w:r><w:t>alls </w:t></w:r></w:del><w:ins w:id=\"8\">" +
                    run("gärna ") + "</w:ins>" + run("börjar.") + "</w:p>"),
              (std::vector<std::string>{"|t_1=Vi gärna börjar."}));
}

TEST(Returned, KnowsCellsAndLeavesTextBoxesAlone) {
    EXPECT_EQ(lines("<w:tbl><w:tr><w:tc><w:p>" + mark("t_1") + run("Ett") + "</w:p><w:p>" +
                    run("Nytt") +
                    "</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:p><w:r><w:br/>"
                    "<w:t>rad</w:t></w:r><w:r><w:txbxContent><w:p>" +
                    run("Ruta") + "</w:p></w:txbxContent></w:r></w:p>"),
              (std::vector<std::string>{"1:|t_1=Ett", "1:Nytt", "2:", "\nrad"}));
}

TEST(Returned, RefusesWhatIsNoWordFile) {
    for (const char* bytes : {"", "PK", "Hej."}) {
        const auto read = read_returned("åter.docx", bytes, {"t_"});
        ASSERT_FALSE(read);
        EXPECT_EQ(read.error().code, ErrorCode::invalid);
        EXPECT_EQ(read.error().message.arguments.front(), "åter.docx");
    }
}

} // namespace

} // namespace radslag::docx
