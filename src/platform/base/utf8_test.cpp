// Which bytes may be stored as text.
#include "platform/base/utf8.hpp"

#include <gtest/gtest.h>

namespace radslag {
namespace {

using namespace std::string_literals;
using namespace std::string_view_literals;

TEST(Utf8, TakesWellFormedTextOfEveryLength) {
    std::string text;
    for (int i = 0; i < 40; ++i) {
        EXPECT_TRUE(is_text(text)) << text;
        EXPECT_TRUE(is_text(text + "å")) << text;
        EXPECT_TRUE(is_text(text + "€ och 😀")) << text;
        EXPECT_FALSE(is_text(text + "\xC3")) << text;
        EXPECT_FALSE(is_text(text + "\0"s)) << text;
        EXPECT_FALSE(is_text(text + "\0 mitt i texten"s)) << text;
        text += 'x';
    }
    EXPECT_TRUE(is_text("\x7F\u0080\u07FF\u0800\uD7FF\uE000\uFFFF\U00010000\U0010FFFF"));
}

TEST(Utf8, RefusesWhatIsNotWellFormed) {
    for (const auto bytes :
         {"\x80"sv, "\xBF"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xC2"sv, "\xC2\x41"sv, "\xE0\x9F\xBF"sv,
          "\xE2\x82"sv, "\xE2\x82\x41"sv, "\xED\xA0\x80"sv, "\xED\xBF\xBF"sv, "\xF0\x8F\xBF\xBF"sv,
          "\xF0\x9F\x98"sv, "\xF0\x9F\x98\x41"sv, "\xF4\x90\x80\x80"sv, "\xF5\x80\x80\x80"sv,
          "\xFE"sv, "\xFF"sv})
        EXPECT_FALSE(is_text(bytes));
}

TEST(Utf8, MarksWhatIsNoText) {
    EXPECT_EQ(as_text("väg"), "väg");
    EXPECT_EQ(as_text(""), "");
    EXPECT_EQ(as_text("a\xE5"
                      "b\0c\xC3"sv),
              "a\uFFFDb\uFFFDc\uFFFD");
}

} // namespace
} // namespace radslag
