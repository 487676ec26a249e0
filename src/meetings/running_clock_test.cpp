// The times of an agenda that runs.
#include "meetings/running_clock.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings {
namespace {

using namespace std::chrono_literals;
using std::chrono::minutes;

TEST(RunningClock, GoesOnFromPointToPoint) {
    const std::vector<PlannedTime> points = {{{}, 15min}, {{}, 45min}, {{}, 60min}};
    const auto clock = running_clock(points, minutes(9h), minutes(11h));
    ASSERT_EQ(clock.points.size(), 3U);
    EXPECT_EQ(clock.points[0], (RunningTime{9h, 9h + 15min, 0min}));
    EXPECT_EQ(clock.points[1], (RunningTime{9h + 15min, 10h, 0min}));
    EXPECT_EQ(clock.points[2], (RunningTime{10h, 11h, 0min}));
    EXPECT_FALSE(clock.over);
}

TEST(RunningClock, WaitsForAnHourThatIsSet) {
    const std::vector<PlannedTime> points = {{{}, 30min}, {10h, 20min}, {{}, 10min}};
    const auto clock = running_clock(points, minutes(9h), {});
    EXPECT_EQ(clock.points[1], (RunningTime{10h, 10h + 20min, 0min}));
    EXPECT_EQ(clock.points[2], (RunningTime{10h + 20min, 10h + 30min, 0min}));
}

TEST(RunningClock, SaysWhatRunsOver) {
    const std::vector<PlannedTime> points = {{{}, 75min}, {10h, 70min}};
    const auto clock = running_clock(points, minutes(9h), minutes(11h));
    EXPECT_EQ(clock.points[1], (RunningTime{10h + 15min, 11h + 25min, 15min}));
    EXPECT_EQ(clock.over, 25min);
}

TEST(RunningClock, KnowsNothingAfterAPointWithoutMinutes) {
    const std::vector<PlannedTime> points = {{{}, {}}, {{}, 20min}, {10h, 20min}};
    const auto clock = running_clock(points, minutes(9h), minutes(9h + 5min));
    EXPECT_EQ(clock.points[0], (RunningTime{minutes(9h), {}, 0min}));
    EXPECT_EQ(clock.points[1], (RunningTime{}));
    EXPECT_EQ(clock.points[2], (RunningTime{10h, 10h + 20min, 0min}));
    EXPECT_EQ(clock.over, 75min);
}

TEST(RunningClock, OfNoMeetingHourIsThatOfThePoints) {
    const std::vector<PlannedTime> points = {{{}, 20min}, {13h, 20min}};
    const auto clock = running_clock(points, {}, {});
    EXPECT_EQ(clock.points[0], (RunningTime{}));
    EXPECT_EQ(clock.points[1], (RunningTime{13h, 13h + 20min, 0min}));
    EXPECT_FALSE(running_clock({}, minutes(9h), minutes(10h)).over);
}

} // namespace
} // namespace radslag::meetings
