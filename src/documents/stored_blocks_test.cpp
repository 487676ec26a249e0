// Blocks go into the database and come back the same; damaged bytes are refused.
#include "documents/stored_blocks.hpp"

#include <gtest/gtest.h>

namespace radslag::documents {
namespace {

Text sample() {
    Text text;
    text.format = Format::docx;
    text.text = "Rubrik\nEn punkt\n";
    text.blocks.push_back({BlockKind::heading, 2, 1, false, 0, "1.", {0, 6}, {}, {}});
    text.blocks.push_back({BlockKind::list_item,
                           1,
                           2,
                           true,
                           4,
                           "–",
                           {7, 15},
                           {{{7, 9}, true, false, ""}, {{10, 15}, false, true, "https://x.se/"}},
                           {{7, 9}}});
    text.footnote_marks.push_back({9, "1"});
    text.remarks.push_back({"Only the plain text of {0} was read.", {"gammal.doc"}});
    return text;
}

TEST(StoredBlocks, ComeBackAsTheyWere) {
    const Text text = sample();
    const Text back = decode_blocks(text.text, encode_blocks(text));
    EXPECT_EQ(back.format, Format::docx);
    ASSERT_EQ(back.blocks.size(), 2U);
    EXPECT_EQ(back.blocks[1].marker, "–");
    EXPECT_TRUE(back.blocks[1].after_blank);
    EXPECT_EQ(back.blocks[1].runs[1].link, "https://x.se/");
    EXPECT_TRUE(back.blocks[1].runs[1].italic);
    EXPECT_EQ(back.blocks[1].cells.at(0), (Place{7, 9}));
    EXPECT_EQ(back.footnote_marks.at(0).at, 9U);
    EXPECT_EQ(back.remarks, text.remarks);
    EXPECT_EQ(encode_blocks(back), encode_blocks(text));
}

TEST(StoredBlocks, OfOlderProgramsAreReadWithoutRemarks) {
    Text text = sample();
    text.remarks.clear();
    auto bytes = encode_blocks(text);
    bytes.pop_back(); // how many remarks there are: none
    bytes.front() = std::byte{1};
    const Text back = decode_blocks(text.text, bytes);
    EXPECT_EQ(back.blocks.size(), 2U);
    EXPECT_TRUE(back.remarks.empty());
}

TEST(StoredBlocks, RefuseToBeDamaged) {
    const Text text = sample();
    const auto bytes = encode_blocks(text);
    EXPECT_THROW(decode_blocks(text.text, {}), std::runtime_error);
    EXPECT_THROW(decode_blocks("kort", bytes), std::runtime_error);
    for (std::size_t size = 0; size < bytes.size(); ++size)
        EXPECT_THROW(decode_blocks(text.text, std::span(bytes).first(size)), std::runtime_error);
}

} // namespace
} // namespace radslag::documents
