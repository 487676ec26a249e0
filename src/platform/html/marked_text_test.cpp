// Marks in a text: nested, crossing, and over several stretches.
#include "platform/html/marked_text.hpp"

#include <gtest/gtest.h>

namespace radslag::html {
namespace {

MarkedRange range(std::size_t begin, std::size_t end, std::string_view cls, std::string id = "",
                  std::string_view letter = "") {
    MarkedRange made;
    made.begin = begin;
    made.end = end;
    made.cls = cls;
    made.id = std::move(id);
    made.letter = letter;
    return made;
}

TEST(MarkedText, IsEscapedAndMarked) {
    MarkedText text("a < b & c", {range(4, 5, "x", "b", "B")});
    EXPECT_EQ(text.range(0, 9).markup(),
              R"(a &lt; <mark class="x" id="b">b<sup>B</sup></mark> &amp; c)");
}

TEST(MarkedText, NestsAMarkInsideAnother) {
    MarkedText text("one two three", {range(4, 7, "in"), range(0, 13, "out")});
    EXPECT_EQ(text.range(0, 13).markup(),
              R"(<mark class="out">one <mark class="in">two</mark> three</mark>)");
}

TEST(MarkedText, CutsAMarkThatCrossesAnother) {
    MarkedText text("abcdef", {range(0, 4, "x"), range(2, 6, "y")});
    EXPECT_EQ(text.range(0, 6).markup(), R"(<mark class="x">ab<mark class="y">cd</mark></mark>ef)");
}

TEST(MarkedText, GoesOnInTheNextStretchUnderOneId) {
    MarkedText text("one two\nthree", {range(4, 13, "x", "i", "L")});
    EXPECT_EQ(text.range(0, 7).markup(), R"(one <mark class="x" id="i">two</mark>)");
    EXPECT_EQ(text.range(8, 13).markup(), R"(<mark class="x">three<sup>L</sup></mark>)");
}

TEST(MarkedText, LeavesOutWhatLiesOutsideOrBetween) {
    MarkedText text("one two three",
                    {range(3, 4, "gap"), range(5, 99, "far"), range(4, 4, "none")});
    EXPECT_EQ(text.range(0, 3).markup(), "one");
    EXPECT_EQ(text.range(4, 13).markup(), "two three");
}

} // namespace
} // namespace radslag::html
