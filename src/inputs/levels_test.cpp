// Where a level stands, and how far a recommendation has reached.
#include "inputs/levels.hpp"

#include <gtest/gtest.h>

namespace radslag::inputs {
namespace {

using enum LevelState;

LevelStanding addressed(Level level, LevelState state) {
    return {level, true, state};
}

TEST(Level, StandsAsTheFurthestOfWhatWasTold) {
    using Told = std::vector<EffectKind>;
    EXPECT_EQ(state_after(Told{}), silent);
    EXPECT_EQ(state_after(Told{EffectKind::declined}), declined);
    EXPECT_EQ(state_after(Told{EffectKind::under_way, EffectKind::declined}), under_way);
    EXPECT_EQ(state_after(Told{EffectKind::declined, EffectKind::acted, EffectKind::under_way}),
              acted);
}

TEST(Reach, IsNothingForWhatAddressesNoLevel) {
    EXPECT_EQ(reach_of({}), std::nullopt);
    const LevelStanding told[] = {{Level::regional, false, acted}};
    EXPECT_EQ(reach_of(told), std::nullopt);
}

TEST(Reach, IsNobodyWhileNoLevelHasActed) {
    const LevelStanding levels[] = {addressed(Level::national, under_way),
                                    addressed(Level::regional, declined)};
    EXPECT_EQ(reach_of(levels), Reach::nobody);
}

TEST(Reach, IsOnlyOneWhenOneOfSeveralHasActed) {
    const LevelStanding levels[] = {addressed(Level::national, silent),
                                    addressed(Level::regional, acted)};
    EXPECT_EQ(reach_of(levels), Reach::only_one);
    const LevelStanding another[] = {addressed(Level::national, silent),
                                     addressed(Level::regional, silent),
                                     {Level::local, false, acted}};
    EXPECT_EQ(reach_of(another), Reach::only_one) << "also at a level that was not addressed";
}

TEST(Reach, IsEveryWhenAllThatAreAddressedHaveActed) {
    const LevelStanding one[] = {addressed(Level::national, acted)};
    EXPECT_EQ(reach_of(one), Reach::every) << "one of one is not only one of several";
    const LevelStanding two[] = {addressed(Level::national, acted),
                                 addressed(Level::regional, acted)};
    EXPECT_EQ(reach_of(two), Reach::every);
}

TEST(Reach, IsSomeInBetween) {
    const LevelStanding three[] = {addressed(Level::national, acted),
                                   addressed(Level::regional, acted),
                                   addressed(Level::local, silent)};
    EXPECT_EQ(reach_of(three), Reach::some);
    const LevelStanding elsewhere[] = {addressed(Level::national, silent),
                                       {Level::regional, false, acted}};
    EXPECT_EQ(reach_of(elsewhere), Reach::some);
}

TEST(Level, IsToldOfByThoseWhoseItIs) {
    using people::OrganisationKind;
    EXPECT_EQ(own_levels(OrganisationKind::region), std::vector{Level::regional});
    EXPECT_EQ(own_levels(OrganisationKind::municipality), std::vector{Level::local});
    EXPECT_EQ(own_levels(OrganisationKind::ministry), std::vector{Level::national});
    for (const Level level : own_levels(OrganisationKind::association))
        EXPECT_NE(level, Level::european);
}

} // namespace
} // namespace radslag::inputs
