// What waits for a milestone or for the next meeting gets its day in the act that brings it, on
// both engines.
#include "inputs/actions.hpp"
#include "inputs/waiting/waiting.hpp"
#include "ledger/consequences.hpp"
#include "ledger/undo.hpp"
#include "matters/editing/editing.hpp"
#include "overview/meetings_test.hpp"

#include <algorithm>
#include <array>

namespace radslag::overview {
namespace {

using inputs::waiting::Waits;
using matters::MatterId;
using matters::MilestoneEdit;
using matters::MilestoneId;

constexpr std::array follows = {
    ledger::Consequence{"meeting", commitments::follow_meeting},
    ledger::Consequence{"milestone", commitments::follow_milestone},
    ledger::Consequence{"meeting", inputs::waiting::follow_meeting},
    ledger::Consequence{"milestone", inputs::waiting::follow_milestone}};
constexpr std::array tables = {
    ledger::RecordTable{"milestone", {}, {}}, ledger::RecordTable{"commitment", {}, {}},
    ledger::RecordTable{"deadline", {}, {}}, ledger::RecordTable{"input_wait", {}, {}},
    ledger::RecordTable{"meeting", {}, {}}};

class Waiting : public MeetingsTest {
  protected:
    void SetUp() override {
        MeetingsTest::SetUp();
        if (IsSkipped())
            return;
        ledger::set_consequences(follows);
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
        const auto added =
            matters::add_milestone(*database_, caller_, *MatterId::parse(id_of("mat")),
                                   {.text = "Riksdagen beslutar", .due = event()});
        EXPECT_TRUE(added);
        return added->id;
    }
    static commitments::Due event() {
        return {.kind = commitments::DueKind::event, .words = "när regeringen har lagt fram den"};
    }
    matters::EditableMilestone milestone(MilestoneId id) {
        return *reading([&](db::Session& session) {
            return matters::editable_milestone(session, caller_, id);
        });
    }
    std::int64_t tie(MilestoneId id, const std::vector<std::string>& chosen) {
        const auto entry =
            inputs::waiting::tie(*database_, caller_, id, milestone(id).version, chosen);
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

    struct Said {
        inputs::UseKind kind = inputs::UseKind::waiting;
        std::string text = "Vi återkommer.";
        std::optional<commitments::Due> due = {};
    };
    /// The agency answers the one input that there is.
    inputs::UseId answer(const Said& said) {
        inputs::Use use{.input = *inputs::InputId::parse(id_of("inspel")),
                        .authority = *people::OrganisationId::parse(id_of("verket")),
                        .kind = said.kind,
                        .text = said.text};
        use.due = said.due;
        const auto done = database_->write([&](db::Session& session) -> Result<void> {
            use.told_at = session.now();
            ledger::Act act(session, caller_.person, "input.answer", use.input.text());
            if (auto answered = inputs::answer(act, use); !answered)
                return answered;
            act.append();
            return {};
        });
        EXPECT_TRUE(done);
        return use.id;
    }
    /// An input to the forum, and that the agency waits with it.
    inputs::UseId answer_waits(const commitments::Due& due) {
        change([&] {
            organisation("verket", "Vägverket", "authority");
            put("INSERT INTO input (id, version, number, kind, text, body, origin, received_at, "
                "audience, confidence, state) VALUES ($1, 1, 1, 'view', 'Skolmaten', $2, 'form', "
                "'2016-11-20T09:00:00.000Z', $3, 100, 'unanswered')",
                {id_of("inspel"), id_of("forum"), id_of("public")});
            put("INSERT INTO input_authority (id, input, organisation, asked_at, state) VALUES "
                "($1, $1, $2, '2016-11-20T09:00:00.000Z', 'owes')",
                {id_of("inspel"), id_of("verket")});
        });
        return answer({.due = due});
    }
    std::string wait_of(inputs::UseId use) {
        return reading([&](db::Session& session) {
            return session
                .text({"test.wait", "SELECT due_to FROM input_wait WHERE input_use = $1"}, {use})
                .value_or("none");
        });
    }
    std::int64_t tellings() {
        return reading([&](db::Session& session) {
            return session
                .integer({"test.tellings", "SELECT count(*) FROM input_telling WHERE what = "
                                           "'dated'"},
                         {})
                .value_or(0);
        });
    }
};

ON_BOTH_ENGINES(Waiting);

TEST_P(Waiting, WhatWaitsForAMilestoneGetsItsDayInTheSameAct) {
    const MilestoneId decision = strategy();
    tie(decision, {id_of("skolmat"), id_of("odling")});
    EXPECT_EQ(due_of("skolmat"), "none");

    MilestoneEdit edit = milestone(decision).edit;
    edit.due = {.kind = commitments::DueKind::day, .to = parse_day("2017-06-20")};
    const auto dated =
        matters::edit_milestone(*database_, caller_, decision, milestone(decision).version, edit);
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
        matters::edit_milestone(*database_, caller_, decision, milestone(decision).version, edit);
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
    ASSERT_TRUE(
        matters::edit_milestone(*database_, caller_, decision, milestone(decision).version, edit));
    tie(decision, {id_of("skolmat")});
    EXPECT_EQ(due_of("skolmat"), "2017-06-01/2017-06-30");
    const Day last = *parse_day("2017-06-30");
    EXPECT_EQ(commitments::days_late(last, last), 0);
    EXPECT_EQ(commitments::days_late(last, *parse_day("2017-07-01")), 1);
    tie(decision, {});
    EXPECT_EQ(due_of("skolmat"), "none");
    EXPECT_FALSE(inputs::waiting::tie(*database_, caller_, decision, 1, {})) << "an old version";
}

TEST_P(Waiting, ProposalsThatShareWordsComeFirstWithTheReason) {
    const MilestoneId decision = strategy();
    const auto proposed = reading([&](db::Session& session) {
        return inputs::waiting::waits_for(session, caller_,
                                          *matters::editable_milestone(session, caller_, decision));
    });
    ASSERT_EQ(proposed.size(), 3U);
    EXPECT_EQ(proposed[0].id, id_of("skolmat"));
    EXPECT_EQ(proposed[0].because, (std::vector<std::string>{"livsmedelsstrategin", "beslutad"}));
    EXPECT_TRUE(proposed[2].because.empty());
    EXPECT_EQ(proposed[2].id, id_of("broar"));
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

TEST_P(Waiting, AnnouncedDatesWaitAsPromisesDo) {
    const MilestoneId decision = strategy();
    change([&] {
        deadline("rapport", "open", {});
        deadline("svar", "closed", {});
        put("UPDATE deadline SET due_kind = 'event', due_words = 'när strategin är beslutad' WHERE "
            "id = $1",
            {id_of("rapport")});
        put("UPDATE deadline SET due_kind = 'next_meeting' WHERE id = $1", {id_of("svar")});
    });
    const auto day_of = [&](std::string_view word) {
        return reading([&](db::Session& session) {
            return session
                .text({"test.day", "SELECT due_to FROM deadline WHERE id = $1"}, {id_of(word)})
                .value_or("none");
        });
    };
    tie(decision, {id_of("rapport")});
    MilestoneEdit edit = milestone(decision).edit;
    edit.due = {.kind = commitments::DueKind::day, .to = parse_day("2017-06-20")};
    ASSERT_TRUE(
        matters::edit_milestone(*database_, caller_, decision, milestone(decision).version, edit));
    EXPECT_EQ(day_of("rapport"), "2017-06-20");
    tie(decision, {});
    EXPECT_EQ(day_of("rapport"), "none");

    const auto february = add_meeting("2017-02-10");
    EXPECT_EQ(day_of("svar"), "2017-02-10");
    edit_meeting(february, "2017-02-17", meetings::MeetingState::planned);
    EXPECT_EQ(day_of("svar"), "2017-02-17");
    edit_meeting(february, "2017-02-17", meetings::MeetingState::cancelled);
    EXPECT_EQ(day_of("svar"), "none");
}

TEST_P(Waiting, AnAnswerThatWaitsGetsTheDayAndItsSenderIsToldOnce) {
    const MilestoneId decision = strategy();
    const auto use =
        answer_waits({.kind = commitments::DueKind::event, .words = "när den är klar"});
    const auto waits = reading([&](db::Session& session) {
        return inputs::waiting::waits_for(session, caller_,
                                          *matters::editable_milestone(session, caller_, decision));
    });
    EXPECT_EQ(std::ranges::count(waits, Waits::What::answer, &Waits::what), 1);
    tie(decision, {std::string(use.text())});
    EXPECT_EQ(wait_of(use), "none");
    EXPECT_EQ(tellings(), 0);

    MilestoneEdit edit = milestone(decision).edit;
    edit.due = {.kind = commitments::DueKind::day, .to = parse_day("2017-06-20")};
    const auto dated =
        matters::edit_milestone(*database_, caller_, decision, milestone(decision).version, edit);
    ASSERT_TRUE(dated);
    EXPECT_EQ(wait_of(use), "2017-06-20");
    EXPECT_EQ(tellings(), 1);
    reading([&](db::Session& session) {
        EXPECT_EQ(ledger::changes_of(session, *ledger::entry_with_id(session, *dated)).size(), 3U)
            << "the milestone, the day and that it was told, in one act";
        return 0;
    });
    edit.due.to = parse_day("2017-09-01");
    ASSERT_TRUE(
        matters::edit_milestone(*database_, caller_, decision, milestone(decision).version, edit));
    EXPECT_EQ(wait_of(use), "2017-09-01");
    EXPECT_EQ(tellings(), 1) << "told once";
}

TEST_P(Waiting, AnAnswerUntilTheNextMeetingFollowsIt) {
    const auto use = answer_waits({.kind = commitments::DueKind::next_meeting});
    EXPECT_EQ(wait_of(use), "none");
    const auto next = add_meeting("2027-02-10");
    EXPECT_EQ(wait_of(use), "2027-02-10");
    EXPECT_EQ(tellings(), 1);
    edit_meeting(next, "2027-02-17", meetings::MeetingState::planned);
    EXPECT_EQ(wait_of(use), "2027-02-17");
    EXPECT_EQ(tellings(), 1);
    // With a last word nothing is waited for any more.
    answer({.kind = inputs::UseKind::not_used, .text = "Det blev inget."});
    edit_meeting(next, "2027-03-01", meetings::MeetingState::planned);
    EXPECT_EQ(wait_of(use), "2027-02-17");
}

} // namespace
} // namespace radslag::overview
