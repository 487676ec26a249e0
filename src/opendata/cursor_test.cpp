// What walks go on by, and the instants that programs ask by.
#include "opendata/cursor.hpp"
#include "opendata/instants.hpp"

#include <gtest/gtest.h>

namespace radslag::opendata {
namespace {

TEST(Cursor, IsReadBackAsItWasWritten) {
    for (const Cursor& cursor :
         {Cursor{"meetings", "abcdefghijklm"}, Cursor{"inputs,from,x", "12"}, Cursor{"m", ""}})
        EXPECT_EQ(parse_cursor(to_text(cursor)), cursor);
}

TEST(Cursor, RefusesWhatItNeverWrites) {
    for (const std::string_view text :
         {"", "x", "====", "a b", "bWVldGluZ3M", "AAAA", "å", "bWVldGluZ3N8YQ==", "bWVldGluZ3N8Cg"})
        EXPECT_FALSE(parse_cursor(text)) << text;
    EXPECT_FALSE(parse_cursor(std::string(10'000, 'a')));
}

TEST(Instants, AreReadAsRfc3339AndAsDays) {
    const auto read = [](std::string_view text) {
        const auto instant = parse_since(text);
        return instant ? radslag::to_text(*instant) : std::string("none");
    };
    EXPECT_EQ(read("2026-11-28"), "2026-11-28T00:00:00.000Z");
    EXPECT_EQ(read("2026-11-28T10:20:30Z"), "2026-11-28T10:20:30.000Z");
    EXPECT_EQ(read("2026-11-28t10:20:30.5z"), "2026-11-28T10:20:30.500Z");
    EXPECT_EQ(read("2026-11-28T10:20:30.123456Z"), "2026-11-28T10:20:30.123Z");
    EXPECT_EQ(read("2026-11-28T10:20:30+02:00"), "2026-11-28T08:20:30.000Z");
    EXPECT_EQ(read("2026-11-28T10:20:30 02:00"), "2026-11-28T08:20:30.000Z")
        << "a plus in a query is a space";
    EXPECT_EQ(read("2026-01-01T00:30:00-01:30"), "2026-01-01T02:00:00.000Z");
    for (const std::string_view text :
         {"", "2026", "2026-02-30", "yesterday", "2026-11-28T10:20", "2026-11-28T25:00:00Z",
          "2026-11-28T10:20:30", "2026-11-28T10:20:30.Z", "2026-11-28T10:20:30+2:00",
          "2026-11-28T10:20:30+25:00", "2026-11-28T10:20:30Zx", "2026-11-28\n"})
        EXPECT_EQ(read(text), "none") << text;
}

} // namespace
} // namespace radslag::opendata
