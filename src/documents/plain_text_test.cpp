// Plain texts in every character set that people save them in.
#include "documents/promise.hpp"
#include "tests/documents/sample_files.hpp"

#include <gtest/gtest.h>

#include <array>

namespace radslag::documents {
namespace {

using namespace samples;
using Lines = std::vector<std::string>;
using namespace std::string_literals;

const std::string notes = "Möte på Öland\n\n  – Vägarna är dåliga\n";

Lines lines_of(const std::string& bytes) {
    const auto text = read_bytes("a.txt", bytes);
    if (!text)
        return {sentence(text.error().message)};
    EXPECT_EQ(check_promise(*text), std::nullopt);
    return outline(*text);
}

/// Letters of the basic plane as UTF-16, the low byte first or last.
std::string utf16(bool low_first) {
    std::string wide;
    for (std::size_t i = 0; i < notes.size();) {
        const auto first = static_cast<unsigned char>(notes[i]);
        const auto at = [&](std::size_t step) {
            return static_cast<unsigned char>(notes[i + step]) & 0x3FU;
        };
        unsigned letter = first;
        std::size_t size = 1;
        if (first >= 0xE0) {
            letter = (first & 0x0FU) << 12U | at(1) << 6U | at(2);
            size = 3;
        } else if (first >= 0xC0) {
            letter = (first & 0x1FU) << 6U | at(1);
            size = 2;
        }
        i += size;
        const std::array<char, 2> bytes{static_cast<char>(letter & 0xFFU),
                                        static_cast<char>(letter >> 8U)};
        wide += {bytes[low_first ? 0 : 1], bytes[low_first ? 1 : 0]};
    }
    return wide;
}

TEST(PlainText, IsTheSameInEveryCharacterSet) {
    const Lines expected{"line: Möte på Öland", "line: – Vägarna är dåliga"};
    EXPECT_EQ(lines_of(notes), expected);
    EXPECT_EQ(lines_of("\xEF\xBB\xBF" + notes), expected);
    EXPECT_EQ(lines_of("\xFF\xFE" + utf16(true)), expected);
    EXPECT_EQ(lines_of("\xFE\xFF" + utf16(false)), expected);
    EXPECT_EQ(lines_of(utf16(true)), expected);
    EXPECT_EQ(lines_of(utf16(false)), expected);
    EXPECT_EQ(lines_of("M\xF6te p\xE5 \xD6land\r\n\r\n  \x96 V\xE4garna \xE4r d\xE5liga\r\n"),
              expected);
    EXPECT_EQ(lines_of("M\x94te p\x86 \x99land\n\n  - V\x84garna \x84r d\x86liga"),
              (Lines{"line: Möte på Öland", "line: - Vägarna är dåliga"}));
    EXPECT_EQ(lines_of("M\x9Ate p\x8C \x85land\r  - V\x8Agarna \x8Ar d\x8Cliga"),
              (Lines{"line: Möte på Öland", "line: - Vägarna är dåliga"}));
}

TEST(PlainText, KeepsIndentsAndGaps) {
    const auto text = read_bytes("a.txt", "Ett\n\tIndraget\n\n\n  Två\f Sida två\n");
    ASSERT_TRUE(text);
    ASSERT_EQ(text->blocks.size(), 4U);
    EXPECT_EQ(text->blocks[1].indent, 8);
    EXPECT_FALSE(text->blocks[1].after_blank);
    EXPECT_TRUE(text->blocks[2].after_blank);
    EXPECT_EQ(text->blocks[2].page, 1);
    EXPECT_EQ(text->blocks[3].page, 2);
}

TEST(PlainText, BrokenBytesBecomeSignsThatSaySo) {
    EXPECT_EQ(lines_of("\xFF\xFE"
                       "a\0\x00\xD8"
                       "b\0"s),
              Lines{"line: a\xEF\xBF\xBD"
                    "b"});
    EXPECT_EQ(lines_of("\xFF\xFE"
                       "a\0b"s),
              Lines{"line: a\xEF\xBF\xBD"});
}

TEST(PlainText, NulIsLeftOutAndSaid) {
    std::string text(200, 'a');
    text[100] = '\0';
    const auto read = read_bytes("a.txt", text);
    ASSERT_TRUE(read);
    ASSERT_EQ(read->remarks.size(), 1U);
    EXPECT_EQ(sentence(read->remarks[0]),
              "The file a.txt holds NUL characters; they were left out.");
}

TEST(PlainText, MoreThanTheLimitsIsRefused) {
    Limits limits;
    limits.text_bytes = 100;
    limits.blocks = 10;
    const auto error = [&](const std::string& bytes) {
        const auto text = read_bytes("a.txt", bytes, limits);
        return text ? "" : sentence(text.error().message).substr(0, 34);
    };
    EXPECT_EQ(error(std::string(101, 'a')), "The file a.txt holds more than 0 M");
    EXPECT_EQ(error("a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\n"), "The file a.txt holds more than 10 ");
    std::string wide = "\xFF\xFE";
    for (int i = 0; i < 99; ++i)
        wide += "a\0"s;
    EXPECT_EQ(error(wide), "") << "UTF-16 is counted as the UTF-8 that it becomes";
}

} // namespace
} // namespace radslag::documents
