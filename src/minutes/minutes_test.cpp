// Which step of the notes' way is open, from begun to published. minutes.hpp has the rules.
#include "minutes/minutes.hpp"

#include <gtest/gtest.h>

namespace radslag::minutes {
namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

constexpr Day today{year{2026}, month{11}, day{27}};
constexpr Day tomorrow{year{2026}, month{11}, day{28}};
constexpr Day yesterday{year{2026}, month{11}, day{26}};

Standing draft() {
    Standing standing;
    standing.has_draft = true;
    return standing;
}

Standing out_until(Day last) {
    Standing standing = draft();
    standing.state = MinuteState::commented;
    standing.comments_until = last;
    return standing;
}

Standing asked() {
    Standing standing = draft();
    standing.is_closed = true;
    standing.approval_is_asked = true;
    return standing;
}

Standing approved() {
    Standing standing = asked();
    standing.state = MinuteState::approved;
    standing.approved_on = today;
    return standing;
}

Standing drawn_up() {
    Standing standing = approved();
    standing.drawn_up_on = today;
    return standing;
}

TEST(Minutes, NotesThatWereReadInGoNoWay) {
    for (const Step step : {Step::send_for_comment, Step::comment, Step::ask_for_approval,
                            Step::approve, Step::draw_up, Step::publish, Step::correct})
        EXPECT_FALSE(is_open(step, {}, today)) << static_cast<int>(step);
}

TEST(Minutes, ADraftIsSentForCommentOrForApprovalOrDrawnUpButNotPublished) {
    EXPECT_TRUE(is_open(Step::send_for_comment, draft(), today));
    EXPECT_TRUE(is_open(Step::ask_for_approval, draft(), today));
    EXPECT_TRUE(is_open(Step::draw_up, draft(), today));
    EXPECT_FALSE(is_open(Step::comment, draft(), today));
    EXPECT_FALSE(is_open(Step::publish, draft(), today));
    EXPECT_FALSE(is_open(Step::correct, draft(), today));
}

TEST(Minutes, CommentsAreTakenThroughTheirLastDay) {
    EXPECT_TRUE(is_open(Step::comment, out_until(tomorrow), today));
    EXPECT_TRUE(is_open(Step::comment, out_until(today), today));
    EXPECT_FALSE(is_open(Step::comment, out_until(yesterday), today));
    EXPECT_TRUE(is_open(Step::send_for_comment, out_until(yesterday), today));
}

TEST(Minutes, WhileApprovalIsAwaitedTheTextStandsAndNothingElseHappens) {
    EXPECT_TRUE(is_open(Step::approve, asked(), today));
    for (const Step step : {Step::send_for_comment, Step::comment, Step::ask_for_approval,
                            Step::draw_up, Step::publish, Step::correct})
        EXPECT_FALSE(is_open(step, asked(), today)) << static_cast<int>(step);
}

TEST(Minutes, WhatIsApprovedIsDrawnUpAndCorrectedByNotesOnly) {
    EXPECT_TRUE(is_open(Step::draw_up, approved(), today));
    EXPECT_TRUE(is_open(Step::correct, approved(), today));
    EXPECT_FALSE(is_open(Step::approve, approved(), today));
    EXPECT_FALSE(is_open(Step::publish, approved(), today));
}

TEST(Minutes, WhatIsDrawnUpIsPublishedOnce) {
    EXPECT_TRUE(is_open(Step::publish, drawn_up(), today));
    EXPECT_FALSE(is_open(Step::draw_up, drawn_up(), today));
    Standing published = drawn_up();
    published.state = MinuteState::published;
    EXPECT_FALSE(is_open(Step::publish, published, today));
    EXPECT_TRUE(is_open(Step::correct, published, today));
}

} // namespace
} // namespace radslag::minutes
