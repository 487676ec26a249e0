// One invented meeting note in every format that is read: each must give the same structure. The
// files lie in tests/documents/meeting.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

namespace radslag::documents {
namespace {

using namespace samples;

/// What every format with structure gives. Where a format counts headings itself, the number is
/// the marker; where a person types it, it stands in the text: `numbered` puts it there.
std::vector<std::string> expected(bool numbers_typed) {
    const auto heading = [&](const std::string& number, const std::string& title) {
        return numbers_typed ? "heading 2: " + number + " " + title
                             : "heading 2 (" + number + "): " + title;
    };
    return {"heading 1: Minnesanteckningar Kustvattenrådet 12 mars 2024",
            "paragraph: Ordförande Sigrid Holmkvist, Havsmyndigheten, hälsade alla varmt "
            "välkomna.",
            "table row: Namn|Organisation",
            "table row: Ture Ekdahl|Region Sörkusten",
            heading("1.", "Läget längs kusten – information"),
            "paragraph: Ture Ekdahl berättade om/provtagningen i viken.",
            "list item 1 (•): Algerna kom tidigt i år.",
            "list item 2 (•): Mest i de inre vikarna.",
            "heading 3: Diskussion",
            "paragraph: Se underlaget.",
            heading("2.", "Nästa möte"),
            "list item 1 (1.): Kansliet skickar ut en kallelse.",
            "list item 2 (a)): Senast den 2 april.",
            "list item 1 (2.): Alla anmäler frågor i förväg.",
            "paragraph: Notera: anmälan senast 2 april.",
            "footnote (1): Dnr KV2024/00117."};
}

/// The text of all runs of one look, and of all links with their addresses.
struct Looks {
    std::string bold;
    std::string italic;
    std::string links;
};

Looks looks_of(const Text& text) {
    Looks looks;
    for (const Block& block : text.blocks)
        for (const Run& run : block.runs) {
            const std::string words(run.place.in(text.text));
            looks.bold += run.bold ? words : "";
            looks.italic += run.italic ? words : "";
            looks.links += run.link.empty() ? "" : words + " -> " + run.link;
        }
    return looks;
}

void expect_meeting(const Result<Text>& text, const std::vector<std::string>& lines) {
    ASSERT_TRUE(text) << sentence(text.error().message);
    EXPECT_EQ(check_promise(*text), std::nullopt);
    EXPECT_EQ(outline(*text), lines);
    const Looks looks = looks_of(*text);
    EXPECT_EQ(looks.bold, "Havsmyndigheten");
    EXPECT_EQ(looks.italic, "Sigrid Holmkvist");
    EXPECT_EQ(looks.links, "underlaget -> https://kustvatten.example/underlag");
    ASSERT_EQ(text->footnote_marks.size(), 1U);
    const FootnoteMark& mark = text->footnote_marks[0];
    EXPECT_EQ(mark.marker, "1");
    EXPECT_EQ(text->text.substr(mark.at - 5, 6), "viken.");
}

TEST(Meeting, IsReadOutOfWord) {
    const auto text = read_bytes("möte.docx", zip_of(entries_of("meeting/docx")));
    auto lines = expected(false);
    lines[7] = "list item 2 (◦): Mest i de inre vikarna.";
    lines[12] = "list item 2 (1.a)): Senast den 2 april.";
    expect_meeting(text, lines);
    EXPECT_EQ(text->blocks[9].page, 1);
    EXPECT_EQ(text->blocks[10].page, 2) << "a break by hand that Word noted again counts once";
    EXPECT_EQ(text->blocks.back().page, 1) << "a footnote stands on the page of its mark";
}

TEST(Meeting, IsReadOutOfMarkdown) {
    auto lines = expected(true);
    lines[12] = "list item 2 (1.): Senast den 2 april.";
    expect_meeting(read_bytes("möte.md", file("meeting/meeting.md")), lines);
}

TEST(Meeting, IsReadOutOfOpenDocument) {
    const auto text = read_bytes("möte.odt", zip_of(entries_of("meeting/odt")));
    expect_meeting(text, expected(false));
    EXPECT_EQ(text->blocks[9].page, 1);
    EXPECT_EQ(text->blocks[10].page, 2);
}

TEST(Meeting, IsReadOutOfRichText) {
    auto lines = expected(false);
    lines[7] = "list item 2 (◦): Mest i de inre vikarna.";
    const auto text = read_bytes("möte.rtf", file("meeting/meeting.rtf"));
    expect_meeting(text, lines);
    EXPECT_EQ(text->blocks[9].page, 1);
    EXPECT_EQ(text->blocks[10].page, 2);
}

TEST(Meeting, IsReadOutOfAWebPage) {
    auto lines = expected(true);
    lines[12] = "list item 2 (a.): Senast den 2 april.";
    expect_meeting(read_bytes("möte.html", file("meeting/meeting.html")), lines);
}

TEST(Meeting, IsReadOutOfAMailWithItsSubjectSenderAndDate) {
    auto lines = expected(true);
    lines[12] = "list item 2 (a.): Senast den 2 april.";
    lines.insert(lines.begin() + 1,
                 {"line: From: Kustvattenrådets kansli <kansliet@kustvatten.example>",
                  "line: Date: 2024-03-12 16:04"});
    const auto text = read_bytes("möte.eml", file("meeting/meeting.eml"));
    expect_meeting(text, lines);
    ASSERT_EQ(text->remarks.size(), 1U);
    EXPECT_EQ(sentence(text->remarks[0]),
              "The message möte.eml carries the attachment Bilder från mötet.pptx, which was not "
              "read. Send it on its own to have it read.");
}

TEST(Meeting, IsReadOutOfSlides) {
    const auto text = read_bytes("möte.pptx", zip_of(entries_of("meeting/pptx")));
    ASSERT_TRUE(text) << sentence(text.error().message);
    EXPECT_EQ(check_promise(*text), std::nullopt);
    auto lines = expected(true);
    std::erase(lines, "heading 3: Diskussion");
    std::erase(lines, "footnote (1): Dnr KV2024/00117.");
    EXPECT_EQ(outline(*text), lines);
    EXPECT_EQ(looks_of(*text).links, "underlaget -> https://kustvatten.example/underlag");
    EXPECT_EQ(text->blocks.front().page, 1);
    EXPECT_EQ(text->blocks[4].page, 2) << "slides come in the order of the show";
    EXPECT_EQ(text->blocks.back().page, 3);
}

TEST(Meeting, KeepsItsMarkupInPlainText) {
    const auto text = read_bytes("möte.txt", file("meeting/meeting.md"));
    ASSERT_TRUE(text) << sentence(text.error().message);
    EXPECT_EQ(check_promise(*text), std::nullopt);
    EXPECT_EQ(text->text, file("meeting/meeting.md"));
    const auto lines = outline(*text);
    EXPECT_EQ(lines.front(), "line: # Minnesanteckningar Kustvattenrådet 12 mars 2024");
    EXPECT_EQ(lines[8], "line: - Algerna kom tidigt i år.");
    EXPECT_TRUE(text->blocks[8].after_blank);
    EXPECT_EQ(lines[9], "line: - Mest i de inre vikarna.");
    EXPECT_FALSE(text->blocks[9].after_blank);
    EXPECT_EQ(text->blocks[9].indent, 2);
}

} // namespace
} // namespace radslag::documents
