// Base64 as its standard writes it, and nothing else.
#include "platform/base/base64.hpp"

#include <gtest/gtest.h>

namespace radslag {
namespace {

std::string there(std::string_view text) {
    return to_base64(std::as_bytes(std::span(text)));
}

TEST(Base64, IsWrittenAsInTheVectorsOfItsStandard) { // RFC 4648 §10
    EXPECT_EQ(there(""), "");
    EXPECT_EQ(there("f"), "Zg==");
    EXPECT_EQ(there("fo"), "Zm8=");
    EXPECT_EQ(there("foobar"), "Zm9vYmFy");
}

TEST(Base64, IsReadBack) {
    const auto bytes = from_base64("Zm8=");
    ASSERT_TRUE(bytes);
    EXPECT_EQ(*bytes, (std::vector{std::byte{'f'}, std::byte{'o'}}));
    EXPECT_TRUE(from_base64("")->empty());
}

TEST(Base64, WrittenOtherwiseIsNothing) {
    for (const std::string_view text : {"Zg", "Zg=", "Zm8= ", "Z g==", "Zm9_", "\n", "===="})
        EXPECT_FALSE(from_base64(text)) << text;
}

} // namespace
} // namespace radslag
