// When it is too late to propose a point for a meeting; proposals/proposals.hpp has the rule.
#include "meetings/proposals/proposals.hpp"

#include <gtest/gtest.h>

namespace radslag::meetings::proposals {
namespace {

Target meeting_on(std::string_view day, std::optional<std::string> start = {}) {
    return {.id = MeetingId::make(),
            .title = "Vägforum",
            .day = parse_day(day),
            .start = std::move(start),
            .zone = "Europe/Stockholm"};
}

// A quarter past nine in Stockholm, in summer time.
const Instant now = parse_instant("2026-05-04T07:15:00.000Z").value();

TEST(Proposals, AMeetingBeginsAtItsHourWhereItIsHeld) {
    EXPECT_FALSE(has_begun(meeting_on("2026-05-04", "09:30"), now));
    EXPECT_TRUE(has_begun(meeting_on("2026-05-04", "09:15"), now));
    Target elsewhere = meeting_on("2026-05-04", "09:15");
    elsewhere.zone = "Europe/London";
    EXPECT_FALSE(has_begun(elsewhere, now)) << "it is a quarter past eight there";
}

TEST(Proposals, AMeetingWithoutAnHourIsOpenForProposalsUntilItsDayIsOver) {
    EXPECT_FALSE(has_begun(meeting_on("2026-05-05"), now));
    EXPECT_FALSE(has_begun(meeting_on("2026-05-04"), now));
    EXPECT_TRUE(has_begun(meeting_on("2026-05-03"), now));
    EXPECT_FALSE(has_begun(meeting_on(""), now)) << "a meeting without a day is still to come";
}

TEST(Proposals, WhatWasHeldOrCancelledTakesNoProposals) {
    for (const MeetingState state : {MeetingState::held, MeetingState::cancelled}) {
        Target meeting = meeting_on("2026-05-05");
        meeting.state = state;
        EXPECT_TRUE(has_begun(meeting, now));
    }
}

TEST(Proposals, AZoneThatIsNoneCountsAsTheForums) {
    Target meeting = meeting_on("2026-05-04", "09:15");
    for (const auto& zone : {std::optional<std::string>(), std::optional<std::string>("Nowhere")}) {
        meeting.zone = zone;
        EXPECT_TRUE(has_begun(meeting, now));
    }
}

} // namespace
} // namespace radslag::meetings::proposals
