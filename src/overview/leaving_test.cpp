// Who has left a post, what lies with them still, and handing it over in one act, on both engines.
#include "bodies/leaving.hpp"
#include "inputs/editing/handing.hpp"
#include "ledger/undo.hpp"
#include "overview/meetings_test.hpp"

namespace radslag::overview {
namespace {

using inputs::Burden;

class LeavingTest : public MeetingsTest {
  protected:
    void SetUp() override {
        MeetingsTest::SetUp();
        if (IsSkipped())
            return;
        change([&] {
            organisation("dalarna", "Region Dalarna", "region", "w");
            organisation("verket", "Vägverket", "authority");
            party("partyw", "forum", "dalarna");
            person("ida", "Ida Norén");
            person("bo", "Bo Falk");
            put("INSERT INTO post (id, version, organisation, title) VALUES ($1, 1, $2, "
                "'direktör')",
                {id_of("post"), id_of("dalarna")});
            holds("idaheld", "ida", "post", "dalarna", "2015-01-01", "2016-12-31");
            promise({.word = "lofte", .meeting = "open", .organisation = "dalarna"});
            put("UPDATE commitment SET person = $2 WHERE id = $1", {id_of("lofte"), id_of("ida")});
            put("INSERT INTO commitment_person (id, commitment, person) VALUES ($1, $1, $2)",
                {id_of("lofte"), id_of("ida")});
            input("inspel", 1, "unanswered", "verket");
            input("svarat", 2, "closed", "verket");
            put("INSERT INTO matter (id, version, kind, title, sort_key, state, audience, officer, "
                "owner) VALUES ($1, 1, 'strategy', 'Vägplan', $2, 'open', $3, $4, $5)",
                {id_of("arende"), std::span<const std::byte>(text::sort_key("Vägplan")),
                 id_of("public"), id_of("ida"), id_of("verket")});
        });
    }
    void holds(std::string_view word, std::string_view who, std::optional<std::string> post,
               std::string_view of, std::string_view from, std::optional<std::string> to,
               std::optional<std::string> follows = {}) {
        const auto id_or_none = [](const std::optional<std::string>& some) {
            return some ? std::optional(id_of(*some)) : std::nullopt;
        };
        put("INSERT INTO post_holding (id, version, post, person, organisation, from_day, to_day, "
            "follows) VALUES ($1, 1, $2, $3, $4, $5, $6, $7)",
            {id_of(word), id_or_none(post), id_of(who), id_of(of), from, to, id_or_none(follows)});
    }
    void input(std::string_view word, std::int64_t number, std::string_view state,
               std::string_view asked) {
        put("INSERT INTO input (id, version, number, kind, text, body, origin, owner, received_at, "
            "audience, confidence, state) VALUES ($1, 1, $2, 'view', $1, $3, 'form', $4, "
            "'2016-11-20T09:00:00.000Z', $5, 100, $6)",
            {id_of(word), number, id_of("forum"), id_of("ida"), id_of("public"), state});
        put("INSERT INTO input_authority (id, input, organisation, asked_at, state) VALUES ($1, "
            "$1, $2, '2016-11-20T09:00:00.000Z', 'owes')",
            {id_of(word), id_of(asked)});
    }
    std::vector<inputs::Bearer> left() {
        return reading(
            [&](db::Session& session) { return inputs::left_behind(session, caller_, today_); });
    }
    Result<std::int64_t> hand(const std::vector<std::string>& chosen, std::string_view to = "bo") {
        return inputs::hand_over(*database_, caller_, *people::PersonId::parse(id_of("ida")),
                                 *people::PersonId::parse(id_of(to)), chosen, today_);
    }
    std::string owner_of(std::string_view sql, std::string_view word) {
        return reading([&](db::Session& session) {
            return session.text({"test.owner", sql}, {id_of(word)}).value_or("nobody");
        });
    }
};

ON_BOTH_ENGINES(LeavingTest);

TEST_P(LeavingTest, WhatLiesWithSomebodyWhoLeftIsShownByItself) {
    const auto found = left();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].name, "Ida Norén");
    EXPECT_EQ(found[0].left_on(), parse_day("2016-12-31"));
    EXPECT_EQ(found[0].count(Burden::Kind::input), 1) << "what is closed stays";
    EXPECT_EQ(found[0].count(Burden::Kind::commitment), 1);
    EXPECT_EQ(found[0].count(Burden::Kind::matter), 1);
    auth::Caller member = caller_;
    member.grants = {{auth::Role::member, "", id_of("partyw")}};
    reading([&](db::Session& session) {
        EXPECT_TRUE(inputs::left_behind(session, member, today_).empty());
        return 0;
    });
}

TEST_P(LeavingTest, WhoStillHoldsAPostHasNotLeft) {
    change([&] { holds("idanew", "ida", {}, "dalarna", "2017-01-01", {}); });
    EXPECT_TRUE(left().empty());
}

TEST_P(LeavingTest, WhoMovesLeavesWhatBelongsToTheOldOrganisation) {
    change([&] { holds("idanew", "ida", {}, "verket", "2017-01-01", {}); });
    const auto found = left();
    ASSERT_EQ(found.size(), 1U);
    ASSERT_EQ(found[0].burdens.size(), 1U)
        << "the region's promise, and nothing of the authority's";
    EXPECT_EQ(found[0].burdens[0].id, id_of("lofte"));
}

TEST_P(LeavingTest, WhoIsFollowedHasLeftAndTheFollowerIsProposed) {
    change([&] {
        put("UPDATE post_holding SET to_day = NULL WHERE id = $1", {id_of("idaheld")});
        holds("bohelda", "bo", "post", "dalarna", "2017-01-02", {}, "ida");
    });
    const auto found = left();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].left_on(), parse_day("2017-01-01"));
    ASSERT_TRUE(found[0].successor);
    EXPECT_EQ(found[0].successor->name, "Bo Falk");
}

TEST_P(LeavingTest, WhoHoldsTheSamePostOrSeatNowIsProposed) {
    change([&] {
        mandate("seatida", "forum", "ida", "partyw", "ordinary", "2016-12-31");
        mandate("seatbo", "forum", "bo", "partyw", "ordinary");
    });
    const auto successor = [&] {
        return reading([&](db::Session& session) {
            return bodies::successor_of(session, *people::PersonId::parse(id_of("ida")), today_);
        });
    };
    ASSERT_TRUE(successor());
    EXPECT_EQ(successor()->name, "Bo Falk");
    change([&] {
        person("eva", "Eva Lind");
        holds("evaheld", "eva", "post", "dalarna", "2017-01-01", {});
    });
    EXPECT_EQ(successor()->name, "Eva Lind") << "the post is nearer than the seat";
}

TEST_P(LeavingTest, WhatIsChosenGoesToTheSuccessorInOneActThatCanBeUndone) {
    const auto entry = hand({id_of("inspel"), id_of("arende"), id_of("lofte")});
    ASSERT_TRUE(entry);
    EXPECT_EQ(owner_of("SELECT owner FROM input WHERE id = $1", "inspel"), id_of("bo"));
    EXPECT_EQ(owner_of("SELECT officer FROM matter WHERE id = $1", "arende"), id_of("bo"));
    EXPECT_EQ(owner_of("SELECT person FROM commitment WHERE id = $1", "lofte"), id_of("bo"));
    EXPECT_EQ(owner_of("SELECT person FROM commitment_person WHERE commitment = $1", "lofte"),
              id_of("bo"));
    EXPECT_EQ(owner_of("SELECT owner FROM input WHERE id = $1", "svarat"), id_of("ida"));
    EXPECT_TRUE(left().empty());
    reading([&](db::Session& session) {
        EXPECT_EQ(ledger::changes_of(session, *ledger::entry_with_id(session, *entry)).size(), 4U);
        return 0;
    });
}

TEST_P(LeavingTest, WhatIsNotChosenStays) {
    ASSERT_TRUE(hand({id_of("inspel")}));
    const auto found = left();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].count(Burden::Kind::input), 0);
    EXPECT_EQ(found[0].count(Burden::Kind::commitment), 1);
    EXPECT_EQ(hand({id_of("inspel")}).error().code, ErrorCode::conflict) << "it lies with Bo now";
    EXPECT_EQ(hand({id_of("lofte")}, "ida").error().code, ErrorCode::invalid);
}

TEST_P(LeavingTest, OnlyWhoMayHandOverDoes) {
    caller_.grants = {{auth::Role::secretary, id_of("angra"), ""}};
    EXPECT_EQ(hand({id_of("inspel")}).error().code, ErrorCode::conflict)
        << "the matter alone is this caller's to hand over";
    caller_.grants = {{auth::Role::member, "", id_of("partyw")}};
    EXPECT_EQ(hand({id_of("inspel")}).error().code, ErrorCode::not_found);
}

} // namespace
} // namespace radslag::overview
