// What all parties were asked to do: to which meeting their answers come, and how they are
// gathered, on both engines.
#include "commitments/editing/basis.hpp"
#include "overview/homework/store.hpp"
#include "overview/meetings_test.hpp"
#include "overview/promises/store.hpp"

namespace radslag::overview::homework {
namespace {

class HomeworkTest : public MeetingsTest {
  protected:
    void SetUp() override {
        MeetingsTest::SetUp();
        if (IsSkipped())
            return;
        change([&] {
            organisation("dalarna", "Region Dalarna", "region", "w");
            organisation("skane", "Region Skåne", "region", "m");
            organisation("naringsdep", "Näringsdepartementet", "ministry");
            party("partyw", "forum", "dalarna");
            party("partym", "forum", "skane");
            party("partyn", "forum", "naringsdep");
            put("UPDATE party SET side = 'state' WHERE id = $1", {id_of("partyn")});
            person("anna", "Anna Ek", "dalarna");
            promise({.word = "laxa", .meeting = "open", .due = "2016-12-20", .kind = "homework"});
            put("UPDATE commitment SET all_parties_of = $2, text = 'Beskriv skolmaten' WHERE id = "
                "$1",
                {id_of("laxa"), id_of("forum")});
            put("INSERT INTO commitment_tick (id, version, commitment, party, done_on, text, "
                "said_by) VALUES ($1, 1, $2, $3, '2016-12-01', 'Vi lagar maten själva.', $4)",
                {id_of("tick"), id_of("laxa"), id_of("partyw"), id_of("anna")});
        });
    }
    std::optional<promises::Basis> basis() {
        return reading([&](db::Session& session) {
            return promises::promise(session, everybody_, laxa_)->basis;
        });
    }
    std::string meeting_of_basis() {
        const auto found = basis();
        return found ? found->meeting : "none";
    }
    commitments::EditableHomework editable() {
        return *reading([&](db::Session& session) {
            return commitments::editable_homework(session, caller_, laxa_);
        });
    }

    const commitments::CommitmentId laxa_ = *commitments::CommitmentId::parse(id_of("laxa"));
};

ON_BOTH_ENGINES(HomeworkTest);

TEST_P(HomeworkTest, AnswersAreGatheredByPartyAndSilenceHasItsRow) {
    change([&] { attends("anna", "open"); });
    const auto found =
        reading([&](db::Session& session) { return homework(session, everybody_, laxa_); });
    ASSERT_TRUE(found);
    ASSERT_EQ(found->answers.size(), 2U) << "the regions only, since some sit there";
    EXPECT_EQ(found->answered(), 1);
    EXPECT_EQ(found->answers[0].organisation.name, "Region Dalarna");
    EXPECT_EQ(found->answers[0].text, "Vi lagar maten själva.");
    EXPECT_EQ(found->answers[0].said_by, "Anna Ek");
    EXPECT_FALSE(found->answers[1].answered_on);
}

TEST_P(HomeworkTest, WhoAnsweredIsNamedToThoseWhoMayKnowOfThePersonOnly) {
    change([&] { attends("anna", "closed"); });
    const auto said_by = [&](const Reader& reader) {
        return reading([&](db::Session& session) {
            return homework(session, reader, laxa_)->answers[0].said_by;
        });
    };
    EXPECT_EQ(said_by(secretary_), "Anna Ek");
    EXPECT_FALSE(said_by(everybody_));
}

TEST_P(HomeworkTest, WhatMayNotBeReadIsNotGathered) {
    change([&] {
        put("UPDATE commitment SET audience = $2 WHERE id = $1", {id_of("laxa"), id_of("secret")});
    });
    reading([&](db::Session& session) {
        EXPECT_FALSE(homework(session, everybody_, laxa_));
        EXPECT_TRUE(homework(session, secretary_, laxa_));
        return 0;
    });
}

TEST_P(HomeworkTest, AnswersComeToTheNextMeetingWhicheverThatIs) {
    const auto february = add_meeting("2017-02-10");
    EXPECT_EQ(meeting_of_basis(), february.text());
    EXPECT_FALSE(basis()->is_chosen);
    const auto january = add_meeting("2017-01-20");
    EXPECT_EQ(meeting_of_basis(), january.text());
    edit_meeting(january, "2017-03-01", meetings::MeetingState::planned);
    EXPECT_EQ(meeting_of_basis(), february.text());
    edit_meeting(february, "2017-02-10", meetings::MeetingState::cancelled);
    EXPECT_EQ(meeting_of_basis(), january.text());
    add_meeting("2016-12-10");
    EXPECT_EQ(meeting_of_basis(), january.text()) << "a meeting before its last day is too early";
}

TEST_P(HomeworkTest, AChosenPointIsKeptUntilItsMeetingIsCancelled) {
    const auto february = add_meeting("2017-02-10");
    const auto may = add_meeting("2017-05-10");
    const auto point =
        meetings::add_point(*database_, caller_, may, {.title = "Skolmaten i länen"}, today_);
    ASSERT_TRUE(point);
    const auto before = editable();
    ASSERT_NE(before.proposed(), nullptr);
    EXPECT_EQ(before.proposed()->id(), point->id.text());
    EXPECT_EQ(before.proposed()->because, (std::vector<std::string>{"Skolmaten"}));

    EXPECT_FALSE(
        commitments::choose_basis(*database_, caller_, laxa_, before.version, id_of("nowhere")));
    ASSERT_TRUE(
        commitments::choose_basis(*database_, caller_, laxa_, before.version, point->id.text()));
    EXPECT_EQ(meeting_of_basis(), may.text());
    EXPECT_EQ(basis()->point, std::string(point->id.text()));
    EXPECT_TRUE(basis()->is_chosen);

    edit_meeting(may, "2017-05-17", meetings::MeetingState::planned);
    EXPECT_EQ(meeting_of_basis(), may.text()) << "moved with its meeting";
    edit_meeting(may, "2017-05-17", meetings::MeetingState::cancelled);
    EXPECT_EQ(meeting_of_basis(), february.text());
    EXPECT_EQ(
        commitments::choose_basis(*database_, caller_, laxa_, before.version, "").error().code,
        ErrorCode::conflict)
        << "an old version";
}

TEST_P(HomeworkTest, OnlyWhoKeepsTheBodysPromisesChooses) {
    auth::Caller stranger;
    stranger.person = id_of("anna");
    stranger.grants = {{auth::Role::member, "", id_of("partyw")}};
    EXPECT_EQ(commitments::choose_basis(*database_, stranger, laxa_, 1, "").error().code,
              ErrorCode::not_found);
}

} // namespace
} // namespace radslag::overview::homework
