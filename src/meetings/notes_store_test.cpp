// One meeting on both engines: what stands on its page, and what fewer readers see of it.
#include "bodies/actions.hpp"
#include "meetings/actions.hpp"
#include "meetings/notes_store.hpp"
#include "people/actions.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

namespace radslag::meetings {

/// Made from migrations/ by the build.
std::span<const db::Migration> test_migrations();

namespace {

constexpr db::Statement narrow_turn = {"test.narrow_turn",
                                       "UPDATE turn SET audience = $2 WHERE text = $1"};
constexpr db::Statement narrow_point = {"test.narrow_point",
                                        "UPDATE point SET audience = $2 WHERE title = $1"};

class ShownNotes : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(make_tables(test_migrations()));
        database_ = open();
        const auto done = database_->write([&](db::Session& session) -> Result<void> {
            ledger::Act act(session, "test", "test", "test");
            EXPECT_TRUE(bodies::found_forum(act, {.name = "Forum", .seats_swedish_regions = true}));
            body_ = bodies::find_or_add_body(act, "Tjänstemannaforum", false);
            audience_ = bodies::audience(session, bodies::Visibility::is_public, *body_);
            members_ = bodies::audience(session, bodies::Visibility::members, *body_);
            record(act);
            act.append();
            return {};
        });
        ASSERT_TRUE(done);
    }

    /// Two points, each with a paragraph and an answer in a discussion.
    void record(ledger::Act& act) {
        Notes notes{.meeting = {.body = *body_, .title = "Anteckningar", .audience = *audience_}};
        notes.meeting.day = parse_day("2026-03-12");
        notes.attendance.push_back(
            {.organisation = people::find_or_add_organisation(act, "Region Dalarna")});
        for (const char* const title : {"Läget", "Framåt"}) {
            Point point{.number = std::to_string(notes.points.size() + 1), .title = title};
            point.information_words = 30;
            point.dialogue_words = 10;
            Section talk{.point = point.id, .kind = SectionKind::discussion, .heading = ""};
            notes.turns.push_back({.point = point.id, .text = std::string(title) + " beskrevs."});
            notes.turns.push_back({.point = point.id,
                                   .section = talk.id,
                                   .text = std::string(title) + " diskuterades.",
                                   .side = bodies::Side::region});
            notes.points.push_back(std::move(point));
            notes.sections.push_back(std::move(talk));
        }
        EXPECT_TRUE(record_notes(act, notes));
        meeting_ = notes.meeting.id;
    }

    void for_members_only(const db::Statement& statement, std::string_view what) {
        EXPECT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            EXPECT_EQ(session.execute(statement, {what, *members_}), 1);
            return {};
        }));
    }

    store::ShownMeeting shown() {
        return database_
            ->reading([&](db::Session& session) { return store::meeting(session, {}, *meeting_); })
            .value();
    }

    std::unique_ptr<db::Database> database_;
    std::optional<bodies::BodyId> body_;
    std::optional<bodies::AudienceId> audience_;
    std::optional<bodies::AudienceId> members_;
    std::optional<MeetingId> meeting_;
};

TEST_P(ShownNotes, HoldWhatWasSaidInOrder) {
    const auto meeting = shown();
    EXPECT_EQ(meeting.body_name, "Tjänstemannaforum");
    ASSERT_EQ(meeting.points.size(), 2U);
    EXPECT_EQ(meeting.points[1].title, "Framåt");
    ASSERT_EQ(meeting.turns.size(), 4U);
    EXPECT_EQ(meeting.turns[1].text, "Läget diskuterades.");
    EXPECT_EQ(meeting.turns[1].side, bodies::Side::region);
    EXPECT_EQ(meeting.points[0].words.dialogue_percent(), 25);
}

TEST_P(ShownNotes, NamePartiesThatNobodySpokeFor) {
    const auto meeting = shown();
    ASSERT_EQ(meeting.attendance.size(), 1U);
    EXPECT_EQ(meeting.attendance[0].side, bodies::Side::region);
    EXPECT_EQ(meeting.silent.size(), 20U);
}

TEST_P(ShownNotes, LeaveOutATurnForMembersAndThePointFromTheFigures) {
    for_members_only(narrow_turn, "Läget diskuterades.");
    const auto meeting = shown();
    EXPECT_EQ(meeting.turns.size(), 3U);
    EXPECT_EQ(meeting.points[0].words.all(), 0);
    EXPECT_EQ(meeting.points[1].words.all(), 40);
}

TEST_P(ShownNotes, LeaveOutAPointForMembersWithAllThatStandsInIt) {
    for_members_only(narrow_point, "Läget");
    const auto meeting = shown();
    ASSERT_EQ(meeting.points.size(), 1U);
    EXPECT_EQ(meeting.sections.size(), 1U);
    EXPECT_EQ(meeting.turns.size(), 2U);
}

ON_BOTH_ENGINES(ShownNotes);

} // namespace

} // namespace radslag::meetings
