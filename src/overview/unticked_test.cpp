// What of homework is not ticked off yet, kept beside the ticks in the act that changes any of it,
// on both engines.
#include "commitments/unticked.hpp"
#include "ledger/consequences.hpp"
#include "overview/exchange/store.hpp"
#include "overview/meetings_test.hpp"

#include <array>

namespace radslag::overview {
namespace {

constexpr std::array follows = {ledger::Consequence{"commitment", commitments::follow_homework},
                                ledger::Consequence{"commitment_tick", commitments::follow_tick},
                                ledger::Consequence{"party", commitments::follow_party}};
constexpr std::array tables = {ledger::RecordTable{"commitment", {}, {}},
                               ledger::RecordTable{"commitment_tick", {}, {}},
                               ledger::RecordTable{"party", {}, {}}};
using Names = std::vector<std::string>;

class Unticked : public MeetingsTest {
  protected:
    void SetUp() override {
        MeetingsTest::SetUp();
        if (IsSkipped())
            return;
        ledger::set_consequences(follows);
        change([&] {
            organisation("dalarna", "Region Dalarna", "region", "w");
            organisation("skane", "Region Skåne", "region", "m");
            organisation("naringsdep", "Näringsdepartementet", "ministry");
        });
        seat("partyw", "dalarna", "region");
        seat("partym", "skane", "region");
        seat("partyn", "naringsdep", "state");
        give("laxa", "2016-12-20");
        give("andra", "2016-12-10");
        give("odaterad", {});
    }
    void TearDown() override {
        ledger::set_consequences({});
        RegisterTest::TearDown();
    }

    /// One act of one statement, which ends in RETURNING *; gives the id of its entry.
    std::int64_t act(std::string_view table, std::string_view sql,
                     std::initializer_list<db::Parameter> parameters, bool erases = false) {
        const auto entry = database_->writing([&](db::Session& session) -> Result<std::int64_t> {
            ledger::Act act(session, caller_.person, "test", id_of("object"));
            const ledger::Write write{table, {"test.act", sql}};
            if (erases)
                act.erase(write, parameters);
            else
                act.write(write, parameters);
            return act.append();
        });
        EXPECT_TRUE(entry);
        EXPECT_TRUE(is_right() || erases) << sql;
        return entry.value_or(0);
    }
    void seat(std::string_view word, std::string_view organisation, std::string_view side) {
        act("party",
            "INSERT INTO party (id, version, body, organisation, role, side) VALUES ($1, 1, $2, "
            "$3, 'guest', $4) RETURNING *",
            {id_of(word), id_of("forum"), id_of(organisation), side});
    }
    void give(std::string_view word, std::optional<std::string> due) {
        act("commitment",
            "INSERT INTO commitment (id, version, kind, text, body, all_parties_of, said_on, "
            "due_to, due_words, state, audience, confidence) VALUES ($1, 1, 'homework', $4, $2, "
            "$2, '2016-11-18', $3, '', 'open', $5, 100) RETURNING *",
            {id_of(word), id_of("forum"), due, word, id_of("public")});
    }
    std::int64_t tick(std::string_view commitment, std::string_view party) {
        return act("commitment_tick",
                   "INSERT INTO commitment_tick (id, version, commitment, party, done_on) VALUES "
                   "($1, 1, $2, $3, '2016-12-01') RETURNING *",
                   {id_of(std::string(commitment) + std::string(party.substr(5))),
                    id_of(commitment), id_of(party)});
    }
    void undo(std::int64_t entry) {
        EXPECT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            const auto found = *ledger::entry_with_id(session, entry);
            const auto changes = ledger::changes_of(session, found);
            if (auto undone = ledger::undo(session, caller_.person, found, tables); !undone)
                return tl::unexpected<Error>(undone.error());
            commitments::follow_undone(session, changes);
            return {};
        }));
        EXPECT_TRUE(is_right());
    }
    bool is_right() { return reading(commitments::unticked_is_right); }
    Names homework_of(std::string_view organisation, int most = 10) {
        return reading([&](db::Session& session) {
            Names names;
            for (const auto& each :
                 exchange::homework(session, everybody_, id_of(organisation), most))
                names.push_back(each.commitment.name);
            return names;
        });
    }
};

ON_BOTH_ENGINES(Unticked);

TEST_P(Unticked, HomeworkIsTheRegionsInTheOrderOfItsDays) {
    EXPECT_EQ(homework_of("dalarna"), (Names{"andra", "laxa", "odaterad"}));
    EXPECT_EQ(homework_of("skane", 2), (Names{"andra", "laxa"}));
    EXPECT_EQ(homework_of("naringsdep"), Names{}) << "regions sit there";
}

TEST_P(Unticked, HomeworkIsGoneOnceItIsTickedOffAndBackWhenThatIsUndone) {
    const std::int64_t entry = tick("andra", "partyw");
    EXPECT_EQ(homework_of("dalarna"), (Names{"laxa", "odaterad"}));
    EXPECT_EQ(homework_of("skane"), (Names{"andra", "laxa", "odaterad"}));
    undo(entry);
    EXPECT_EQ(homework_of("dalarna"), (Names{"andra", "laxa", "odaterad"}));
}

TEST_P(Unticked, HomeworkMovesWithItsDayAndEndsForAll) {
    act("commitment",
        "UPDATE commitment SET version = version + 1, due_to = '2017-02-01' WHERE id = $1 "
        "RETURNING *",
        {id_of("andra")});
    EXPECT_EQ(homework_of("dalarna"), (Names{"laxa", "andra", "odaterad"}));
    const std::int64_t ended =
        act("commitment",
            "UPDATE commitment SET version = version + 1, state = 'done' WHERE id = $1 RETURNING *",
            {id_of("laxa")});
    EXPECT_EQ(homework_of("skane"), (Names{"andra", "odaterad"}));
    undo(ended);
    EXPECT_EQ(homework_of("skane"), (Names{"laxa", "andra", "odaterad"}));
}

TEST_P(Unticked, HomeworkOfABodyFollowsItsSeats) {
    const std::int64_t left = act(
        "party",
        "UPDATE party SET version = version + 1, to_day = '2016-12-31' WHERE id = $1 RETURNING *",
        {id_of("partyw")});
    EXPECT_EQ(homework_of("dalarna"), Names{});
    undo(left);
    EXPECT_EQ(homework_of("dalarna").size(), 3U);
    act("party",
        "UPDATE party SET version = version + 1, side = 'state' WHERE body = $1 RETURNING *",
        {id_of("forum")});
    EXPECT_EQ(homework_of("naringsdep").size(), 3U) << "no region sits there any more";
}

TEST_P(Unticked, ADeletedSeatHasNoHomeworkAndTheOthersAreMadeAnew) {
    act("party", "DELETE FROM party WHERE side = 'region' RETURNING *", {}, true);
    EXPECT_EQ(homework_of("dalarna"), Names{});
    EXPECT_FALSE(is_right());
    ASSERT_TRUE(database_->write([](db::Session& session) -> Result<void> {
        commitments::renew_unticked(session);
        return {};
    }));
    EXPECT_TRUE(is_right());
    EXPECT_EQ(homework_of("naringsdep").size(), 3U);
}

TEST_P(Unticked, WhatMayNotBeReadIsNotShown) {
    act("commitment",
        "UPDATE commitment SET version = version + 1, audience = $2 WHERE id = $1 RETURNING *",
        {id_of("andra"), id_of("secret")});
    EXPECT_EQ(homework_of("dalarna"), (Names{"laxa", "odaterad"}));
}

} // namespace
} // namespace radslag::overview
