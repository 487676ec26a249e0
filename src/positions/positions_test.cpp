// Who stands where, and what counts; positions.hpp has the rules.
#include "positions/positions.hpp"

#include <gtest/gtest.h>

namespace radslag::positions {
namespace {

Party silent(std::string name) {
    return {{"id of " + name, std::move(name)}, PartyId::make(), std::nullopt};
}

Party said(std::string name, Stance stance, std::int64_t edition = 1) {
    Party party = silent(std::move(name));
    party.stand = Stand{.id = StandId::make(), .version = 1, .stance = stance, .edition = edition};
    if (stance == Stance::deviates)
        party.stand->text = "Vi vill vänta.";
    return party;
}

At at() {
    return {.point = PointId::make(),
            .meeting = MeetingId::make(),
            .title = "3. Elnät",
            .meeting_title = "Möte",
            .readers = bodies::AudienceId::make()};
}

TEST(Positions, EveryPartyIsCountedAlsoOneThatHasSaidNothing) {
    const std::vector<Party> parties = {silent("Dalarna"), said("Skåne", Stance::behind),
                                        said("Gävleborg", Stance::deviates),
                                        said("Jämtland", Stance::abstains)};
    EXPECT_EQ(tally_of(parties, 1), (Tally{4, 1, 1, 1}));
    EXPECT_EQ(tally_of(parties, 1).silent(), 1);
}

TEST(Positions, WhatWasSaidOfAnEarlierTextDoesNotCount) {
    const std::vector<Party> parties = {said("Dalarna", Stance::behind, 1),
                                        said("Skåne", Stance::behind, 2),
                                        said("Gävleborg", Stance::deviates, 1)};
    EXPECT_EQ(tally_of(parties, 2), (Tally{3, 1, 0, 0}));
    EXPECT_EQ(tally_of(parties, 2).silent(), 2);
    EXPECT_TRUE(deviations_of(parties, 2).empty());
}

TEST(Positions, ThoseAloneWhoDeviateAreNamed) {
    const std::vector<Party> parties = {silent("Dalarna"), said("Skåne", Stance::behind),
                                        said("Gävleborg", Stance::deviates),
                                        said("Jämtland", Stance::abstains)};
    EXPECT_EQ(deviations_of(parties, 1), (std::vector<Deviation>{{"Gävleborg", "Vi vill vänta."}}));
}

TEST(Positions, ThePrintOfAReleaseFollowsAllThatWouldBeRead) {
    const At here = at();
    const Announced first{"Elnät", "Vi vill ha nät.", {21, 14, 1, 0}, {{"Skåne", "Vänta."}}};
    const std::int64_t print = print_of(first, here);
    EXPECT_EQ(print_of(first, here), print);
    EXPECT_GT(print, 0);
    Announced other = first;
    other.text = "Vi vill ha nät nu.";
    EXPECT_NE(print_of(other, here), print);
    other = first;
    other.tally.behind = 15;
    EXPECT_NE(print_of(other, here), print);
    other = first;
    other.deviations.front().text = "Vänta länge.";
    EXPECT_NE(print_of(other, here), print);
    EXPECT_NE(print_of(first, at()), print) << "another point has other readers";
}

} // namespace
} // namespace radslag::positions
