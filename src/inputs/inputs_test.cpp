// Who owes an answer, and when an input is closed.
#include "inputs/inputs.hpp"

#include <gtest/gtest.h>

namespace radslag::inputs {
namespace {

using people::OrganisationId;

const OrganisationId ministry = OrganisationId::make();
const OrganisationId agency = OrganisationId::make();
const OrganisationId board = OrganisationId::make();

Step asked(OrganisationId authority) {
    return {authority, std::nullopt, std::nullopt};
}

Step said(OrganisationId authority, UseKind kind) {
    return {authority, kind, std::nullopt};
}

Step passed(OrganisationId from, OrganisationId to) {
    return {from, UseKind::passed_on, to};
}

Standing standing_of(const std::vector<Step>& steps, OrganisationId authority,
                     bool is_withdrawn = false) {
    for (const AuthorityStanding& each : standings_after(steps, is_withdrawn))
        if (each.authority == authority)
            return each.standing;
    ADD_FAILURE() << "was not asked";
    return Standing::owes;
}

TEST(Inputs, AreUnansweredWhileNobodySaysAnything) {
    EXPECT_EQ(state_after({}, false), State::unanswered);
    EXPECT_EQ(state_after(std::vector{asked(ministry)}, false), State::unanswered);
}

TEST(Inputs, AreClosedWhenEveryAskedAuthorityHasGivenAnEnd) {
    std::vector steps{asked(ministry), asked(agency), said(ministry, UseKind::not_used)};
    EXPECT_EQ(state_after(steps, false), State::in_progress);
    EXPECT_EQ(standing_of(steps, agency), Standing::owes);
    steps.push_back(said(agency, UseKind::partly_used));
    EXPECT_EQ(state_after(steps, false), State::closed);
}

TEST(Inputs, WaitingIsNoEnd) {
    std::vector steps{asked(ministry), said(ministry, UseKind::waiting)};
    EXPECT_EQ(state_after(steps, false), State::in_progress);
    EXPECT_EQ(standing_of(steps, ministry), Standing::waiting);
    steps.push_back(said(ministry, UseKind::used));
    EXPECT_EQ(state_after(steps, false), State::closed);
}

TEST(Inputs, PassedOnAreOwedByWhoGetsThem) {
    const std::vector steps{asked(ministry), passed(ministry, agency)};
    EXPECT_EQ(standing_of(steps, ministry), Standing::passed_on);
    EXPECT_EQ(standing_of(steps, agency), Standing::owes);
    EXPECT_EQ(state_after(steps, false), State::in_progress);
}

TEST(Inputs, PassedBackAreOwedAgainByWhoPassedThemOn) {
    std::vector steps{asked(ministry), asked(agency), passed(agency, board), passed(board, agency)};
    EXPECT_EQ(standing_of(steps, board), Standing::passed_on);
    EXPECT_EQ(standing_of(steps, agency), Standing::owes);
    steps.push_back(said(ministry, UseKind::used));
    EXPECT_EQ(state_after(steps, false), State::in_progress);
    steps.push_back(said(agency, UseKind::not_used));
    EXPECT_EQ(state_after(steps, false), State::closed);
}

TEST(Inputs, ThatOnlyWentRoundAreNotClosed) {
    EXPECT_EQ(state_after(
                  std::vector{asked(ministry), passed(ministry, agency), passed(agency, ministry)},
                  false),
              State::in_progress);
}

TEST(Inputs, ThatTheSenderWithdrewAreOwedByNobody) {
    const std::vector steps{asked(ministry), asked(agency), said(ministry, UseKind::used)};
    EXPECT_EQ(state_after(steps, true), State::withdrawn);
    EXPECT_EQ(standing_of(steps, ministry, true), Standing::ended);
    EXPECT_EQ(standing_of(steps, agency, true), Standing::released);
}

TEST(Inputs, ThatWereDividedAreClosedWhenAllPartsAre) {
    using enum State;
    EXPECT_EQ(state_of_parts(std::vector{unanswered, unanswered}), unanswered);
    EXPECT_EQ(state_of_parts(std::vector{closed, unanswered}), in_progress);
    EXPECT_EQ(state_of_parts(std::vector{closed, in_progress}), in_progress);
    EXPECT_EQ(state_of_parts(std::vector{closed, closed}), closed);
    EXPECT_EQ(state_of_parts(std::vector{closed, withdrawn}), closed);
    EXPECT_EQ(state_of_parts(std::vector{unanswered, withdrawn}), unanswered);
    EXPECT_EQ(state_of_parts(std::vector{withdrawn, withdrawn}), withdrawn);
}

} // namespace
} // namespace radslag::inputs
