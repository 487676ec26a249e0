// What is left of needs when somebody answers, and what is ordered for all.
#include "invitations/needs/needs.hpp"

#include <gtest/gtest.h>

namespace radslag::invitations::needs {
namespace {

Told told(std::string diet, std::string access = "") {
    return {InvitationId::make(), {std::move(diet), std::move(access)}};
}

TEST(Needs, FoodIsForTheRoomAndNothingIsForWhoIsAbsent) {
    const Needs both{"Inga nötter", "Hörslinga"};
    EXPECT_EQ(as_answered(both, Answer::room), both);
    EXPECT_EQ(as_answered(both, Answer::remote), (Needs{"", "Hörslinga"}));
    EXPECT_EQ(as_answered(both, Answer::absent), Needs{});
}

TEST(Needs, TheSameWordsAreOneMealWhateverTheirCase) {
    const std::vector<Meal> wanted = {{"", 3}, {"Vegetariskt", 2}, {"Inga nötter", 1}};
    EXPECT_EQ(
        meals(6, {told("Inga nötter"), told("Vegetariskt"), told("", "Ramp"), told("vegetariskt")}),
        wanted);
}

TEST(Needs, WithoutAnyEverybodyEatsTheSame) {
    EXPECT_EQ(meals(21, {}), (std::vector<Meal>{{"", 21}}));
}

} // namespace
} // namespace radslag::invitations::needs
