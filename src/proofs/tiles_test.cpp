// The addresses of tiles: each has one way to be written.
#include "proofs/tiles.hpp"

#include <gtest/gtest.h>

namespace radslag::proofs {
namespace {

TEST(TileAddresses, AreReadAsTheStandardWritesThem) {
    EXPECT_EQ(tile_address("067"), (TileAddress{67, 256}));
    EXPECT_EQ(tile_address("x001/x234/067"), (TileAddress{1'234'067, 256}));
    EXPECT_EQ(tile_address("000.p/1"), (TileAddress{0, 1}));
    EXPECT_EQ(tile_address("x001/000.p/255"), (TileAddress{1000, 255}));
}

TEST(TileAddresses, AreWrittenAsTheyAreRead) {
    for (const std::string_view text :
         {"067", "x001/x234/067", "x001/000", "999", "000.p/1", "x001/000.p/255"})
        EXPECT_EQ(to_text(tile_address(text).value()), text);
}

TEST(TileAddresses, AreNothingElse) {
    for (const std::string_view text :
         {"", "67", "0067", "x067", "x000/067", "001/067", "x1/067", "067/", "/067", "067.p/",
          "067.p/0", "067.p/256", "067.p/01", "067.p/-1", "067.p/5/5", "-01", "x001/x234/x067",
          "x001/x001/x001/x001/x001/x001/001", "06a"})
        EXPECT_FALSE(tile_address(text)) << text;
}

} // namespace
} // namespace radslag::proofs
