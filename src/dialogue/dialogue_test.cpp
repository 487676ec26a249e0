// The rules of what is counted.
#include "dialogue/dialogue.hpp"

#include <gtest/gtest.h>

namespace radslag::dialogue {
namespace {

using inputs::UseKind;

TEST(Words, InDiscussionsBelongToASideAndOthersToNone) {
    Words words;
    add_turn(words, false, bodies::Side::state, 100);
    add_turn(words, true, bodies::Side::state, 10);
    add_turn(words, true, bodies::Side::invited_by_state, 5);
    add_turn(words, true, bodies::Side::region, 20);
    add_turn(words, true, bodies::Side::invited_by_region, 2);
    add_turn(words, true, bodies::Side::association, 3);
    add_turn(words, true, bodies::Side::other, 4);
    add_turn(words, true, std::nullopt, 6);
    EXPECT_EQ(words, (Words{100, 50, 15, 22, 7, 6}));
    EXPECT_EQ(words.all(), 150);
    Words twice = words;
    twice += words;
    EXPECT_EQ(twice, (Words{200, 100, 30, 44, 14, 12}));
}

TEST(Words, AreSharedInWholePerCent) {
    EXPECT_EQ(percent_of(821, 3632), 23);
    EXPECT_EQ(percent_of(1, 200), 1) << "a half is rounded up";
    EXPECT_EQ(percent_of(0, 0), 0);
    EXPECT_EQ(percent_of(7, 7), 100);
}

TEST(Points, ArePlannedAsTheirAnnouncementSays) {
    EXPECT_EQ(planned_as({.information = true}), Planned::information);
    EXPECT_EQ(planned_as({.information = true, .dialogue = true}), Planned::both);
    EXPECT_EQ(planned_as({.dialogue = true}), Planned::dialogue);
    EXPECT_EQ(planned_as({.decision = true}), Planned::untold);
    EXPECT_TRUE(is_marked_dialogue(Planned::both));
    EXPECT_FALSE(is_marked_dialogue(Planned::untold));
}

TEST(Points, TookAsLongAsWasMeasuredElsePlannedElseUntilTheNext) {
    using Minutes = std::vector<std::optional<std::int64_t>>;
    const std::vector<PointTime> points = {
        {25, 20, "09:30"}, {{}, 30, "10:00"}, {{}, {}, "10:30"}, {{}, {}, "11:15"}};
    EXPECT_EQ(minutes_of(points, "12:00"), (Minutes{25, 30, 45, 45}));
    EXPECT_EQ(minutes_of(points, std::nullopt), (Minutes{25, 30, 45, {}}));
    const std::vector<PointTime> odd = {{{}, {}, "10:00"}, {{}, {}, "09:00"}, {{}, {}, {}}};
    EXPECT_EQ(minutes_of(odd, "x"), (Minutes{{}, {}, {}}));
    EXPECT_EQ(minutes_of({}, "12:00"), Minutes{});
}

TEST(Inputs, CountByTheBestOfTheirEnds) {
    using inputs::State;
    const std::vector<UseKind> both = {UseKind::not_used, UseKind::used};
    const std::vector<UseKind> partly = {UseKind::partly_used, UseKind::not_used};
    const std::vector<UseKind> refused = {UseKind::not_used};
    EXPECT_EQ(outcome_of(State::closed, both), Outcome::used);
    EXPECT_EQ(outcome_of(State::closed, partly), Outcome::partly_used);
    EXPECT_EQ(outcome_of(State::closed, refused), Outcome::not_used);
    EXPECT_EQ(outcome_of(State::in_progress, both), Outcome::open) << "another still owes";
    EXPECT_EQ(outcome_of(State::unanswered, {}), Outcome::open);
    EXPECT_EQ(outcome_of(State::withdrawn, both), Outcome::withdrawn);
}

TEST(Matters, WereHeardInTimeUpToTheDayOfTheirEnd) {
    const auto day = [](const char* text) { return parse_day(text); };
    EXPECT_EQ(verdict_of(day("2016-11-18"), day("2016-11-18")), Verdict::before);
    EXPECT_EQ(verdict_of(day("2016-11-19"), day("2016-11-18")), Verdict::after);
    EXPECT_EQ(verdict_of(day("2016-11-19"), {}), Verdict::heard);
    EXPECT_EQ(verdict_of({}, day("2016-11-18")), Verdict::unheard);
    EXPECT_EQ(verdict_of({}, {}), Verdict::unheard);
}

} // namespace
} // namespace radslag::dialogue
