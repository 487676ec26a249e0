// Words of inputs that are kept a moment after they have come in, on both engines.
#include "inputs/actions.hpp"
#include "inputs/gists.hpp"
#include "inputs/likeness_store.hpp"
#include "overview/register_test.hpp"

#include <thread>

namespace radslag::inputs {
namespace {

using overview::id_of;

class Gists : public overview::RegisterTest {
  protected:
    InputId receive(std::string_view text) {
        Input input{.audience = *bodies::AudienceId::parse(id_of("public"))};
        input.text = text;
        input.body = *bodies::BodyId::parse(id_of("forum"));
        EXPECT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            ledger::Act act(session, "test", "input.receive", input.id.text());
            const auto number = inputs::receive(act, input);
            act.append();
            numbers_.push_back(**number);
            return {};
        }));
        return input.id;
    }

    std::size_t alike_to(InputId input) {
        return reading(
            [&](db::Session& session) { return store::alike(session, {}, input).size(); });
    }

    std::int64_t count(std::string_view sql) {
        return reading([&](db::Session& session) {
            return session.integer({"test.count", sql}).value_or(0);
        });
    }

    std::vector<std::int64_t> numbers_;
};
ON_BOTH_ENGINES(Gists);

TEST_P(Gists, AreKeptForAllThatHasComeIn) {
    const auto one = receive("Vinterunderhållet av broarna i inlandet är för svagt.");
    receive("Underhållet av broarna på vintern i inlandet är alldeles för svagt.");
    receive("Bredbandet måste nå varje skola.");
    EXPECT_EQ(numbers_, (std::vector<std::int64_t>{1, 2, 3}));
    EXPECT_EQ(alike_to(one), 0U) << "nothing waits for them when it comes in";
    EXPECT_EQ(keep_new_gists(*database_).value(), 3U);
    EXPECT_EQ(alike_to(one), 1U);
    EXPECT_EQ(keep_new_gists(*database_).value(), 0U);
    receive("I inlandet är vinterunderhållet av broarna för svagt.");
    ASSERT_TRUE(catch_up_gists(*database_));
    EXPECT_EQ(alike_to(one), 2U);
}

TEST_P(Gists, AreKeptOnceWhereSeveralFollowWhileInputsComeIn) {
    std::atomic<bool> over = false;
    std::vector<std::jthread> following;
    for (int i = 0; i < 2; ++i)
        following.emplace_back([&] {
            while (!over)
                EXPECT_TRUE(keep_new_gists(*database_));
        });
    for (int i = 0; i < 250; ++i)
        receive("Väg nummer " + std::to_string(i) + " behöver ny beläggning.");
    over = true;
    following.clear();
    ASSERT_TRUE(catch_up_gists(*database_));
    EXPECT_EQ(count("SELECT count(*) FROM input_gist"), 250);
    EXPECT_EQ(count("SELECT count(*) FROM input i WHERE NOT EXISTS (SELECT 1 FROM input_gist g "
                    "WHERE g.input = i.id)"),
              0);
}

TEST_P(Gists, OfAnInputThatWasUndoneAreNotMissedByTheNextOfItsNumber) {
    EXPECT_FALSE(database_->write([&](db::Session& session) -> Result<void> {
        Input input{.audience = *bodies::AudienceId::parse(id_of("public"))};
        input.text = "Ångrat.";
        ledger::Act act(session, "test", "input.receive", input.id.text());
        EXPECT_TRUE(inputs::receive(act, input));
        act.append();
        return failure(ErrorCode::invalid, "Not this one.");
    }));
    EXPECT_EQ(keep_new_gists(*database_).value(), 0U);
    receive("Bredbandet måste nå varje skola.");
    EXPECT_EQ(numbers_, std::vector<std::int64_t>{1});
    EXPECT_EQ(keep_new_gists(*database_).value(), 1U);
    EXPECT_EQ(count("SELECT count(*) FROM input_gist"), 1);
}

} // namespace
} // namespace radslag::inputs
