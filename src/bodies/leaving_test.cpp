// When somebody counts as having left what belongs to an organisation.
#include "bodies/leaving.hpp"

#include <gtest/gtest.h>

namespace radslag::bodies {
namespace {

const auto ministry = people::OrganisationId::make();
const auto agency = people::OrganisationId::make();
const Day today = *parse_day("2017-01-10");
const auto in_may = parse_day("2016-05-31");
const auto in_december = parse_day("2016-12-31");

std::optional<Day> left(const std::vector<Holding>& holdings,
                        const std::vector<people::OrganisationId>& of) {
    return left_on(holdings, of, today);
}

TEST(Leaving, WhoHoldsNothingAnyMoreHasLeftEverything) {
    EXPECT_EQ(left({{ministry, in_may}, {ministry, in_december}}, {}), in_december);
    EXPECT_EQ(left({{ministry, in_may}}, {agency}), in_may);
}

TEST(Leaving, WhoNeverHeldAnythingHasNotLeft) {
    EXPECT_FALSE(left({}, {ministry}));
}

TEST(Leaving, TheLastDayItselfIsStillHeld) {
    EXPECT_FALSE(left({{ministry, today}}, {ministry}));
    EXPECT_TRUE(left({{ministry, add_days(today, -1)}}, {ministry}));
}

TEST(Leaving, OnePostOfSeveralInAnOrganisationIsEnough) {
    EXPECT_FALSE(left({{ministry, in_may}, {ministry, std::nullopt}}, {ministry}));
}

TEST(Leaving, WhoGoesOverHasLeftWhatBelongsToTheFirst) {
    const std::vector<Holding> moved = {{ministry, in_may}, {agency, std::nullopt}};
    EXPECT_EQ(left(moved, {ministry}), in_may);
    EXPECT_FALSE(left(moved, {agency}));
    EXPECT_FALSE(left(moved, {ministry, agency})) << "it is the agency's too";
    EXPECT_FALSE(left(moved, {})) << "nobody knows whose it is";
}

} // namespace
} // namespace radslag::bodies
