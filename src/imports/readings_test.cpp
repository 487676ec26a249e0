// What was read is kept while it is used, within bounds, and forgotten when asked.
#include "imports/notes_test.hpp"
#include "imports/readings.hpp"

#include <gtest/gtest.h>

namespace radslag::imports {
namespace {

class KeptReadings : public testing::Test {
  protected:
    /// How often `id` had to be fetched so far, after asking for it once more.
    int asked(const std::string& id, std::size_t bytes = road_notes.size()) {
        const auto understood = readings_.of(id, [&] {
            ++fetched_[id];
            documents::Text text = road_reading(road_notes).text;
            text.text.resize(bytes, '\n');
            return text;
        });
        EXPECT_FALSE(understood->facts.empty());
        EXPECT_FALSE(understood->structure.points.empty());
        return fetched_[id];
    }

    Readings readings_;
    std::map<std::string, int> fetched_;
};

TEST_F(KeptReadings, AreReadOnce) {
    EXPECT_EQ(asked("one"), 1);
    EXPECT_EQ(asked("one"), 1);
    EXPECT_EQ(asked("two"), 1);
    EXPECT_EQ(asked("one"), 1);
}

TEST_F(KeptReadings, AreForgottenWhenAsked) {
    asked("one");
    asked("two");
    readings_.forget("one");
    readings_.forget("never seen");
    EXPECT_EQ(asked("one"), 2);
    EXPECT_EQ(asked("two"), 1);
}

TEST_F(KeptReadings, GiveWayWhenTheyWereNotUsedForLongest) {
    constexpr std::size_t part = Readings::most_bytes / 2 - 1;
    asked("one", part);
    asked("two", part);
    asked("one", part);
    asked("three", part);
    EXPECT_EQ(asked("one", part), 1);
    EXPECT_EQ(asked("two", part), 2);
}

TEST_F(KeptReadings, AreNotPushedOutByOneThatIsTooLong) {
    asked("one");
    asked("long", Readings::most_bytes + 1);
    EXPECT_EQ(asked("long", Readings::most_bytes + 1), 2);
    EXPECT_EQ(asked("one"), 1);
}

} // namespace
} // namespace radslag::imports
