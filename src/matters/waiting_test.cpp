// What waits for a milestone or for the next meeting gets its day in the act that brings it, on
// both engines.
#include "commitments/dating.hpp"
#include "ledger/consequences.hpp"
#include "ledger/undo.hpp"
#include "matters/editing/editing.hpp"
#include "meetings/editing/editing.hpp"
#include "overview/register_test.hpp"

#include <array>

namespace radslag::matters {
namespace {

using overview::id_of;

constexpr std::array follows = {ledger::Consequence{"meeting", commitments::follow_meeting},
                                ledger::Consequence{"milestone", commitments::follow_milestone}};
constexpr std::array tables = {ledger::RecordTable{"milestone", {}, {}},
                               ledger::RecordTable{"commitment", {}, {}},
                               ledger::RecordTable{"meeting", {}, {}}};

class Waiting : public overview::RegisterTest {
  protected:
    void SetUp() override {
        RegisterTest::SetUp();
        if (IsSkipped())
            return;
        ledger::set_consequences(follows);
        caller_.person = secretary_.key;
        caller_.grants = {{auth::Role::secretary, id_of("forum"), ""}};
    }
    void TearDown() override {
        ledger::set_consequences({});
        RegisterTest::TearDown();
    }

    /// A promise that is due when something has happened, or at the next meeting.
    void promised(std::string_view word, std::string_view due_kind, std::string_view words) {
        promise({.word = std::string(word), .meeting = "open"});
        put("UPDATE commitment SET due_kind = $2, due_words = $3 WHERE id = $1",
            {id_of(word), due_kind, words});
    }
    /// The strategy, with a milestone that nobody knows the day of.
    MilestoneId strategy() {
        change([&] {
            put("INSERT INTO matter (id, version, kind, title, sort_key, state, audience) VALUES "
                "($1, 1, 'strategy', 'Livsmedelsstrategin', $2, 'open', $3)",
                {id_of("mat"), std::span<const std::byte>(text::sort_key("Livsmedelsstrategin")),
                 id_of("public")});
            promised("skolmat", "event", "när livsmedelsstrategin är beslutad");
            promised("odling", "event", "när beslutet finns");
            promised("broar", "event", "när bron är byggd");
        });
        const auto added = add_milestone(*database_, caller_, *MatterId::parse(id_of("mat")),
                                         {.text = "Riksdagen beslutar", .due = event()});
        EXPECT_TRUE(added);
        return added->id;
    }
    static commitments::Due event() {
        return {.kind = commitments::DueKind::event, .words = "när regeringen har lagt fram den"};
    }
    EditableMilestone milestone(MilestoneId id) {
        return *reading(
            [&](db::Session& session) { return editable_milestone(session, caller_, id); });
    }
    std::int64_t tie(MilestoneId id, const std::vector<std::string>& promises) {
        const auto entry = tie_promises(*database_, caller_, id, milestone(id).version, promises);
        EXPECT_TRUE(entry);
        return entry.value_or(0);
    }
    std::string due_of(std::string_view word) {
        return reading([&](db::Session& session) {
            return session
                .text({"test.due", "SELECT coalesce(due_from || '/', '') || due_to FROM commitment "
                                   "WHERE id = $1"},
                      {id_of(word)})
                .value_or("none");
        });
    }
    Result<std::int64_t> undo(std::int64_t entry) {
        return database_->writing([&](db::Session& session) {
            return ledger::undo(session, caller_.person, *ledger::entry_with_id(session, entry),
                                tables);
        });
    }
    meetings::MeetingId add_meeting(std::string_view day) {
        const auto made = meetings::add_meeting(
            *database_, caller_, *bodies::BodyId::parse(id_of("forum")),
            {.title = "Möte", .day = parse_day(day), .readers = bodies::Visibility::is_public});
        EXPECT_TRUE(made);
        return made->id;
    }
    void edit_meeting(meetings::MeetingId id, std::string_view day, meetings::MeetingState state) {
        const auto now = reading(
            [&](db::Session& session) { return meetings::editable_meeting(session, caller_, id); });
        auto edit = now->edit;
        edit.day = parse_day(day);
        edit.state = state;
        EXPECT_TRUE(meetings::edit_meeting(*database_, caller_, id, now->version, edit));
    }

    auth::Caller caller_;
};

ON_BOTH_ENGINES(Waiting);

TEST_P(Waiting, WhatWaitsForAMilestoneGetsItsDayInTheSameAct) {
    const MilestoneId decision = strategy();
    tie(decision, {id_of("skolmat"), id_of("odling")});
    EXPECT_EQ(due_of("skolmat"), "none");

    MilestoneEdit edit = milestone(decision).edit;
    edit.due = {.kind = commitments::DueKind::day, .to = parse_day("2017-06-20")};
    const auto dated =
        edit_milestone(*database_, caller_, decision, milestone(decision).version, edit);
    ASSERT_TRUE(dated);
    EXPECT_EQ(due_of("skolmat"), "2017-06-20");
    EXPECT_EQ(due_of("odling"), "2017-06-20");
    EXPECT_EQ(due_of("broar"), "none");
    reading([&](db::Session& session) {
        const auto entry = ledger::entry_with_id(session, *dated);
        EXPECT_EQ(ledger::changes_of(session, *entry).size(), 3U) << "one act, with the trail";
        return 0;
    });

    edit.done_on = parse_day("2017-06-14");
    const auto reached =
        edit_milestone(*database_, caller_, decision, milestone(decision).version, edit);
    EXPECT_EQ(due_of("skolmat"), "2017-06-14");
    ASSERT_TRUE(undo(*reached));
    EXPECT_EQ(due_of("skolmat"), "2017-06-20");
}

TEST_P(Waiting, WhatIsTiedLaterIsDatedAtOnceAndFreedAgain) {
    const MilestoneId decision = strategy();
    MilestoneEdit edit = milestone(decision).edit;
    edit.due = {.kind = commitments::DueKind::window,
                .from = parse_day("2017-06-01"),
                .to = parse_day("2017-06-30"),
                .words = "i juni"};
    ASSERT_TRUE(edit_milestone(*database_, caller_, decision, milestone(decision).version, edit));
    tie(decision, {id_of("skolmat")});
    EXPECT_EQ(due_of("skolmat"), "2017-06-01/2017-06-30");
    const Day last = *parse_day("2017-06-30");
    EXPECT_EQ(commitments::days_late(last, last), 0);
    EXPECT_EQ(commitments::days_late(last, *parse_day("2017-07-01")), 1);
    tie(decision, {});
    EXPECT_EQ(due_of("skolmat"), "none");
    EXPECT_FALSE(tie_promises(*database_, caller_, decision, 1, {})) << "an old version";
}

TEST_P(Waiting, ProposalsThatShareWordsComeFirstWithTheReason) {
    const MilestoneId decision = strategy();
    const auto proposed = reading([&](db::Session& session) {
        return promises_for(session, caller_, *editable_milestone(session, caller_, decision));
    });
    ASSERT_EQ(proposed.size(), 3U);
    EXPECT_EQ(proposed[0].promise.id.text(), id_of("skolmat"));
    EXPECT_EQ(proposed[0].because, (std::vector<std::string>{"livsmedelsstrategin", "beslutad"}));
    EXPECT_TRUE(proposed[2].because.empty());
    EXPECT_EQ(proposed[2].promise.id.text(), id_of("broar"));
}

TEST_P(Waiting, WhatIsDueAtTheNextMeetingFollowsIt) {
    change([&] {
        promised("svar", "next_meeting", "till nästa möte");
        put("UPDATE commitment SET said_on = '2016-12-01' WHERE id = $1", {id_of("svar")});
    });
    EXPECT_EQ(due_of("svar"), "none");
    const auto february = add_meeting("2017-02-10");
    EXPECT_EQ(due_of("svar"), "2017-02-10");
    edit_meeting(february, "2017-02-17", meetings::MeetingState::planned);
    EXPECT_EQ(due_of("svar"), "2017-02-17");
    const auto january = add_meeting("2017-01-20");
    EXPECT_EQ(due_of("svar"), "2017-01-20");
    edit_meeting(january, "2017-01-20", meetings::MeetingState::cancelled);
    EXPECT_EQ(due_of("svar"), "2017-02-17");
    edit_meeting(february, "2017-02-17", meetings::MeetingState::cancelled);
    EXPECT_EQ(due_of("svar"), "none");
}

} // namespace
} // namespace radslag::matters
