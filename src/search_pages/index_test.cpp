// The index of search on both engines: what is found, by whom, in which order, and that it follows
// the ledger.
#include "ledger/ledger.hpp"
#include "ledger/sequencer.hpp"
#include "overview/register_test.hpp"
#include "search_pages/finding_store.hpp"
#include "search_pages/following.hpp"
#include "search_pages/ranking.hpp"
#include "search_pages/suggesting.hpp"

#include <algorithm>

namespace radslag::search_pages {
namespace {

using overview::id_of;

class Search : public overview::RegisterTest {
  protected:
    void said(std::string_view word, std::string_view meeting, std::string_view text,
              std::optional<std::string> audience = {}) {
        put("INSERT INTO turn (id, version, meeting, position, depth, text, organisation, "
            "side_set, confidence, audience) VALUES ($1, 1, $2, 1, 0, $3, $4, 0, 100, $5)",
            {id_of(word), id_of(meeting), text, id_of("dalarna"),
             audience ? std::optional(id_of(*audience)) : std::nullopt});
    }

    /// Some turns at the open and at the closed meeting, in the index.
    void fill() {
        change([&] {
            organisation("dalarna", "Region Dalarna", "region", "w");
            said("whole", "open", "Vi väntar på strategin för vägarna.");
            said("part", "open", "En livsmedelsstrategi kommer till nästa möte.");
            said("other", "open", "Bredbandet når inte alla byar.");
            said("closed", "closed", "Strategin hålls hemlig: kvasarlogg.");
            said("narrow", "open", "Strategierna är inte för alla: kvasarlogg.", "secret");
        });
        ASSERT_TRUE(catch_up(*database_));
    }

    std::vector<std::string> ids(std::string_view question, const bodies::Reader& reader = {},
                                 const Narrowing& narrowing = {}) {
        const auto query = parse_query(search::analyser(), question);
        EXPECT_TRUE(query) << question;
        return reading([&](db::Session& session) {
            auto found = store::found(session, reader, *query, narrowing,
                                      [&](std::string_view stems, std::string_view parts) {
                                          return score_of(*query, stems, parts);
                                      });
            std::ranges::stable_sort(found.hits, std::ranges::greater(), &store::Candidate::score);
            std::vector<std::string> all;
            for (const auto& each : found.hits)
                all.push_back(store::hit(session, each.id)->record.id);
            return all;
        });
    }

    using Ids = std::vector<std::string>;
};
ON_BOTH_ENGINES(Search);

TEST_P(Search, FindsAWordInAllItsForms) {
    fill();
    for (const auto* form : {"strategi", "strategin", "Strategierna"})
        EXPECT_EQ(ids(form), (Ids{id_of("whole"), id_of("part")})) << form;
    for (const auto* form : {"möte", "mötet", "möten"})
        EXPECT_EQ(ids(form), (Ids{id_of("part")})) << form;
}

TEST_P(Search, FindsACompoundByItsPartsBelowTheWholeWord) {
    fill();
    EXPECT_EQ(ids("livsmedel"), (Ids{id_of("part")}));
    EXPECT_EQ(ids("livsmedelsstrategier"), (Ids{id_of("part")}));
    EXPECT_EQ(ids("strategi").back(), id_of("part"));
}

TEST_P(Search, FindsPhrasesBeginningsAndWhatIsWithoutAWord) {
    fill();
    EXPECT_EQ(ids("\"strategin för vägarna\""), (Ids{id_of("whole")}));
    EXPECT_EQ(ids("\"vägarna strategin\""), Ids{});
    EXPECT_EQ(ids("strategi -livsmedel"), (Ids{id_of("whole")}));
    EXPECT_EQ(ids("bredb*"), (Ids{id_of("other")}));
    EXPECT_EQ(ids("bredb"), Ids{});
}

TEST_P(Search, GivesNobodyWhatHeMayNotRead) {
    fill();
    EXPECT_EQ(ids("kvasarlogg"), Ids{});
    EXPECT_EQ(ids("kvasarlogg", secretary_).size(), 2U);
    const auto meant = [&](const bodies::Reader& reader) {
        return reading(
            [&](db::Session& session) { return word_meant(session, reader, "kvasarlog"); });
    };
    EXPECT_EQ(meant(everybody_), std::nullopt);
    EXPECT_EQ(meant(secretary_), "kvasarlogg");
}

TEST_P(Search, DecidesByWhoMayReadWhenItIsAsked) {
    fill();
    ASSERT_EQ(ids("bredbandet"), (Ids{id_of("other")}));
    change([&] {
        put("UPDATE turn SET audience = $2 WHERE id = $1", {id_of("other"), id_of("secret")});
    });
    EXPECT_EQ(ids("bredbandet"), Ids{}) << "the index does not know yet";
    EXPECT_EQ(ids("bredbandet", secretary_), (Ids{id_of("other")}));
}

TEST_P(Search, NarrowsByWhatTheRecordIs) {
    fill();
    Narrowing narrowing;
    narrowing.organisation = id_of("dalarna");
    narrowing.kind = Kind::turn;
    EXPECT_EQ(ids("strategi", {}, narrowing).size(), 2U);
    narrowing.from = parse_day("2016-11-19");
    EXPECT_EQ(ids("strategi", {}, narrowing), Ids{});
    EXPECT_EQ(ids("strategi", secretary_, narrowing), (Ids{id_of("closed")}));
    narrowing.kind = Kind::input;
    EXPECT_EQ(ids("", secretary_, narrowing), Ids{});
}

TEST_P(Search, FollowsTheLedger) {
    fill();
    ASSERT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
        ledger::Act act(session, "test", "turn.change", id_of("other"));
        constexpr db::Statement change = {"test.change",
                                          "UPDATE turn SET text = $2 WHERE id = $1 RETURNING *"};
        act.write({"turn", change}, {id_of("other"), "Fibern når alla."});
        act.append();
        return {};
    }));
    if (database_->engine() == db::Engine::postgres)
        ASSERT_TRUE(ledger::number_entries(*database_));
    EXPECT_EQ(reading([](db::Session& session) { return lag(session); }), Lag::some_acts);
    ASSERT_TRUE(catch_up(*database_));
    EXPECT_EQ(reading([](db::Session& session) { return lag(session); }), Lag::none);
    EXPECT_EQ(ids("bredbandet"), Ids{});
    EXPECT_EQ(ids("fiber"), (Ids{id_of("other")}));
}

TEST_P(Search, IsFoundWhileTheIndexIsMadeAnew) {
    fill();
    ASSERT_TRUE(make_anew(*database_));
    EXPECT_EQ(reading([](db::Session& session) { return lag(session); }), Lag::being_made);
    EXPECT_EQ(ids("strategi").size(), 2U);
    ASSERT_TRUE(catch_up(*database_));
    EXPECT_EQ(ids("strategi").size(), 2U);
    EXPECT_EQ(reading([](db::Session& session) {
                  return session.integer({"test.count", "SELECT count(*) FROM search_index"});
              }),
              reading([](db::Session& session) {
                  return session.integer({"test.count", "SELECT count(*) FROM search_entry"});
              }));
}

TEST_P(Search, CountsUpToAThousandAndSaysThatThereAreMore) {
    change([&] {
        organisation("dalarna", "Region Dalarna", "region", "w");
        for (int i = 0; i < 1002; ++i)
            said("t" + std::to_string(i) + "x", "open", "Vägen till byn.");
    });
    ASSERT_TRUE(catch_up(*database_));
    const auto query = parse_query(search::analyser(), "väg");
    const auto found = reading([&](db::Session& session) {
        return store::found(session, everybody_, *query, {}, [](auto, auto) { return 0; });
    });
    EXPECT_EQ(found.hits.size(), 1000U);
    EXPECT_TRUE(found.is_more);
}

} // namespace
} // namespace radslag::search_pages
