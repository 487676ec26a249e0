// Who sees from which day that something is late.
#include "bodies/sight.hpp"

#include <gtest/gtest.h>

namespace radslag::bodies {
namespace {

const Day last = *parse_day("2017-01-31");

int late_on(std::string_view day, Sight sight) {
    return days_late(last, {*parse_day(day), sight});
}

TEST(Sight, ItsOwnersAndTheSecretariatSeeItTheDayAfter) {
    EXPECT_EQ(late_on("2017-01-31", Sight::first), 0);
    EXPECT_EQ(late_on("2017-02-01", Sight::first), 1);
}

TEST(Sight, EverybodySeesItAfterTheDaysOfGrace) {
    EXPECT_EQ(late_on("2017-02-07", Sight::all), 0);
    EXPECT_EQ(late_on("2017-02-08", Sight::all), 8) << "counted from its last day";
}

TEST(Sight, WhatHasNoDayIsNeverLate) {
    EXPECT_EQ(days_late(std::nullopt, {last, Sight::first}), 0);
}

TEST(Sight, WhoKeepsPromisesSeesFirst) {
    auth::Caller caller{.person = "anna"};
    EXPECT_EQ(sight_of(caller), Sight::all);
    caller.grants = {{auth::Role::member, "forum", ""}};
    EXPECT_EQ(sight_of(caller), Sight::all);
    caller.grants = {{auth::Role::officer, "forum", ""}};
    EXPECT_EQ(sight_of(caller), Sight::first);
}

} // namespace
} // namespace radslag::bodies
