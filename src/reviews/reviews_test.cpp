// Recommendations by level in the database, on both engines: what stands beside what was told
// follows it after any acts, and lists are cut to the reader.
#include "inputs/actions.hpp"
#include "ledger/undo.hpp"
#include "overview/register_test.hpp"
#include "reviews/actions.hpp"
#include "reviews/store.hpp"

#include <random>

namespace radslag::reviews {
namespace {

using inputs::EffectId;
using inputs::InputId;
using inputs::Level;
using overview::id_of;

constexpr std::array tables = {ledger::RecordTable{"input", {}, {}},
                               ledger::RecordTable{"input_level", {}, {}},
                               ledger::RecordTable{"input_effect", {}, {}}};

class Reviews : public overview::RegisterTest {
  protected:
    void SetUp() override {
        RegisterTest::SetUp();
        if (IsSkipped())
            return;
        change([&] {
            organisation("dalarna", "Region Dalarna", "region", "w");
            organisation("agency", "Banmyndigheten", "authority");
        });
        act([&](ledger::Act& act) {
            Review review{.body = *bodies::BodyId::parse(id_of("forum")), .audience = of("public")};
            review.id = review_;
            review.title = "Banor i sex länder";
            review.year = 2016;
            record(act, review);
        });
    }

    static bodies::AudienceId of(std::string_view audience) {
        return *bodies::AudienceId::parse(id_of(audience));
    }

    std::int64_t act(const std::function<void(ledger::Act&)>& make) {
        std::int64_t entry = 0;
        EXPECT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            ledger::Act act(session, "test", "test.act", "x");
            make(act);
            entry = act.append();
            return {};
        }));
        return entry;
    }

    InputId recommend(std::string_view text, std::vector<Level> levels,
                      std::string_view audience = "public") {
        inputs::Input input{.audience = of(audience)};
        input.kind = inputs::Kind::recommendation;
        input.text = text;
        input.body = *bodies::BodyId::parse(id_of("forum"));
        input.review = review_;
        input.levels = std::move(levels);
        act([&](ledger::Act& act) { EXPECT_TRUE(inputs::receive(act, input)); });
        return input.id;
    }

    inputs::Effect effect(InputId input, Level level, inputs::EffectKind kind) {
        inputs::Effect told{.input = input,
                            .organisation = *people::OrganisationId::parse(id_of("agency"))};
        told.level = level;
        told.kind = kind;
        told.text = "Så blev det.";
        return told;
    }

    std::int64_t tell(InputId input, Level level, inputs::EffectKind kind) {
        return act([&](ledger::Act& act) { inputs::tell_effect(act, effect(input, level, kind)); });
    }

    std::vector<std::string> rows(std::string_view sql) {
        std::vector<std::string> found;
        reading([&](db::Session& session) {
            session.query({"test.rows", sql}, {}, [&](const db::Row& row) {
                std::string text;
                for (int i = 0; i < row.size(); ++i)
                    text += (row.is_null(i)      ? "-"
                             : row.is_integer(i) ? std::to_string(row.integer(i))
                                                 : row.string(i)) +
                            " ";
                found.push_back(std::move(text));
            });
            return 0;
        });
        return found;
    }

    store::Tally tally(const auth::Reader& reader) {
        return reading([&](db::Session& session) {
                   return store::review(session, reader, review_)
                       .value_or(store::ShownReview{review_});
               })
            .tally;
    }

    std::vector<store::Recommendation> listed(const store::Filter& filter,
                                              const auth::Reader& reader) {
        std::vector<store::Recommendation> found;
        reading([&](db::Session& session) {
            store::recommendations(
                session, reader, filter, false, {},
                [&](const store::Recommendation& each) { found.push_back(each); });
            EXPECT_EQ(store::count(session, reader, filter),
                      static_cast<std::int64_t>(found.size()));
            return 0;
        });
        return found;
    }

    /// Where each level stands, as the rule has it out of what was told.
    void expect_levels_to_follow(int after) {
        const auto ids = rows("SELECT id FROM input ORDER BY id");
        reading([&](db::Session& session) {
            for (const std::string& id : ids)
                expect_to_follow(session, *InputId::parse(id.substr(0, 13)), after);
            return 0;
        });
    }

    const ReviewId review_ = *ReviewId::parse(id_of("review"));
    std::mt19937 random_{20161118};

  private:
    static void expect_to_follow(db::Session& session, InputId input, int after) {
        std::vector<inputs::LevelStanding> standings;
        session.query({"test.levels", "SELECT level, addressed, state FROM input_level WHERE input "
                                      "= $1"},
                      {input}, [&](const db::Row& row) {
                          standings.push_back({inputs::levels.require(row.text(0)),
                                               row.integer(1) != 0,
                                               inputs::level_states.require(row.text(2))});
                      });
        std::map<Level, std::vector<inputs::EffectKind>> told;
        session.query({"test.told", "SELECT level, kind FROM input_effect WHERE input = $1"},
                      {input}, [&](const db::Row& row) {
                          told[inputs::levels.require(row.text(0))].push_back(
                              inputs::effect_kinds.require(row.text(1)));
                      });
        for (const inputs::LevelStanding& standing : standings) {
            EXPECT_EQ(standing.state, inputs::state_after(told[standing.level])) << after;
            EXPECT_TRUE(standing.is_addressed || standing.state != inputs::LevelState::silent)
                << "a level that nobody addresses and of which nothing was told, after " << after;
            told.erase(standing.level);
        }
        for (const auto& [level, kinds] : told)
            EXPECT_TRUE(kinds.empty()) << "told of a level without a row, after " << after;
        const auto kept =
            session.text({"test.reach", "SELECT reach FROM input WHERE id = $1"}, {input});
        const auto reach = inputs::reach_of(standings);
        EXPECT_EQ(kept,
                  reach ? std::optional(std::string(inputs::reaches.text(*reach))) : std::nullopt)
            << after;
    }
};

ON_BOTH_ENGINES(Reviews);

TEST_P(Reviews, LevelsAndReachFollowWhatWasToldAfterRandomActs) {
    std::vector<InputId> all;
    for (int i = 0; i < 5; ++i)
        all.push_back(recommend("Bygg ut.", {Level::national, Level::regional}));
    std::vector<std::int64_t> entries;
    for (int i = 1; i <= 200; ++i) {
        const InputId input = all[random_() % all.size()];
        const auto level = static_cast<Level>(random_() % 4);
        const auto kind = static_cast<inputs::EffectKind>(random_() % 3);
        const auto told = rows("SELECT id FROM input_effect WHERE input = '" +
                               std::string(input.text()) + "' ORDER BY id");
        const auto which = [&] {
            return *EffectId::parse(told[random_() % told.size()].substr(0, 13));
        };
        const auto choice = random_() % 10;
        if (choice < 4 || told.empty()) {
            entries.push_back(tell(input, level, kind));
        } else if (choice < 6) {
            auto changed = effect(input, level, kind);
            changed.id = which();
            act([&](ledger::Act& act) { inputs::change_effect(act, changed); });
        } else if (choice < 8) {
            act([&](ledger::Act& act) { inputs::erase_effect(act, which(), input); });
        } else if (choice == 8) {
            std::vector<Level> levels;
            for (const auto& [each, word] : inputs::levels.pairs())
                if (random_() % 2 == 0)
                    levels.push_back(each);
            act([&](ledger::Act& act) { inputs::address(act, input, levels); });
        } else if (!entries.empty()) {
            (void)database_->writing([&](db::Session& session) {
                return ledger::undo(session, "test",
                                    *ledger::entry_with_id(session, entries.back()), tables);
            });
            entries.pop_back();
        }
        expect_levels_to_follow(i);
        ASSERT_FALSE(HasFailure());
    }
    EXPECT_GT(rows("SELECT id FROM input_effect").size(), 10U);
}

TEST_P(Reviews, AreCountedAsTheReaderMayReadThem) {
    const InputId open = recommend("Bygg ut.", {Level::national, Level::regional});
    recommend("Riv.", {Level::local}, "secret");
    tell(open, Level::regional, inputs::EffectKind::acted);
    EXPECT_EQ(tally(everybody_).all(), 1);
    EXPECT_EQ(tally(everybody_).only_one, 1);
    EXPECT_EQ(tally(secretary_).all(), 2);
    EXPECT_EQ(tally(secretary_).nobody, 1);
    EXPECT_EQ(listed({}, everybody_).size(), 1U);
    EXPECT_EQ(listed({}, secretary_).size(), 2U);
}

TEST_P(Reviews, AreListedByLevelReachAndKind) {
    const InputId one = recommend("Bygg ut.", {Level::national, Level::regional});
    const InputId two = recommend("Samla.", {Level::local});
    tell(one, Level::regional, inputs::EffectKind::acted);
    const auto only = [&](const store::Filter& filter) -> std::optional<InputId> {
        const auto found = listed(filter, everybody_);
        return found.size() == 1 ? std::optional(found.front().id) : std::nullopt;
    };
    EXPECT_EQ(only({.reach = inputs::Reach::only_one}), one);
    EXPECT_EQ(only({.reach = inputs::Reach::nobody}), two);
    EXPECT_EQ(only({.level = Level::local}), two);
    EXPECT_EQ(only({.review = std::string(review_.text()), .level = Level::regional}), one);
    EXPECT_TRUE(listed({.kind = inputs::Kind::lesson}, everybody_).empty());
    const auto shown = listed({.level = Level::regional}, everybody_).front();
    EXPECT_EQ(shown.levels[static_cast<std::size_t>(Level::regional)], inputs::LevelState::acted);
    EXPECT_EQ(shown.levels[static_cast<std::size_t>(Level::national)], inputs::LevelState::silent);
    EXPECT_EQ(shown.levels[static_cast<std::size_t>(Level::european)], std::nullopt);
}

} // namespace
} // namespace radslag::reviews
