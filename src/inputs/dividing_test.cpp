// Where a text can be divided, which files are received, and by what line a draft is known.
#include "inputs/drafts/drafts.hpp"
#include "inputs/joining/joining.hpp"

#include <gtest/gtest.h>

namespace radslag::inputs {
namespace {

using Pieces = std::vector<std::string>;

Pieces divided(std::string_view text) {
    const auto places = joining::places_to_divide(text);
    return joining::pieces_of(text, places);
}

TEST(Dividing, GoesBetweenSentencesAndLines) {
    EXPECT_EQ(divided("Bron gungar. Färjan går! Räcker det?"),
              (Pieces{"Bron gungar.", "Färjan går!", "Räcker det?"}));
    EXPECT_EQ(divided("Bron\n\n– och färjan\r\nsist"), (Pieces{"Bron", "– och färjan", "sist"}));
    EXPECT_EQ(divided("Punkt 3.2 gäller åäö"), (Pieces{"Punkt 3.2 gäller åäö"}));
}

TEST(Dividing, KeepsEveryWordInItsOrder) {
    const std::string text = "  Ett.   Två;\n\ntre: fyra … fem!\t\n";
    std::string joined;
    for (const std::string& piece : divided(text))
        joined += (joined.empty() ? "" : " ") + piece;
    EXPECT_EQ(joined, "Ett. Två; tre: fyra … fem!");
}

TEST(Dividing, HasNowhereToCutInWhatIsOnePiece) {
    for (const std::string_view text : {"", " ", "\n\n", "Ord.", " Ord. ", "a b c"})
        EXPECT_TRUE(joining::places_to_divide(text).empty()) << text;
}

TEST(Dividing, StopsAtTwoHundredPlaces) {
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += "Ja. ";
    EXPECT_EQ(joining::places_to_divide(text).size(), 200u);
}

Result<attachments::File> file_of(std::string_view name, std::string_view bytes) {
    return attachments::file_of(name, std::as_bytes(std::span(bytes)));
}

TEST(Attachments, AreToldByWhatTheyHold) {
    EXPECT_EQ(file_of("a.exe", "%PDF-1.4\n%%EOF")->kind, attachments::Kind::document);
    EXPECT_EQ(file_of("a.pdf", "\x89PNG\r\n\x1A\n" + std::string(50, '\0'))->kind,
              attachments::Kind::picture);
    EXPECT_EQ(file_of("../../b.txt", "text")->bytes, 4u);
    EXPECT_EQ(file_of("rad\nbrott.txt", "text")->name.find('\n'), std::string::npos);
}

TEST(Attachments, ThatAreEmptyTooLargeOrProgramsAreRefused) {
    const auto refused = [](const Result<attachments::File>& file) {
        return !file && file.error().fields.front().field == "files";
    };
    EXPECT_TRUE(refused(file_of("a.txt", "")));
    EXPECT_TRUE(refused(file_of("a.txt", "MZ" + std::string(200, '\0'))));
    EXPECT_TRUE(refused(file_of("a.txt", std::string(attachments::most_bytes + 1, 'x'))));
    EXPECT_TRUE(file_of("a.txt", std::string(attachments::most_bytes, 'x')));
}

TEST(Drafts, AreKnownByTheirTitleOrHowTheirTextBegins) {
    EXPECT_EQ(drafts::line_of({}), "");
    EXPECT_EQ(drafts::line_of(drafts::Fields{{"text", "Isen brast."}}), "Isen brast.");
    EXPECT_EQ(drafts::line_of(drafts::Fields{{"text", "Isen brast."}, {"title", "Isar"}}), "Isar");
}

} // namespace
} // namespace radslag::inputs
