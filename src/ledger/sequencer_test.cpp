// Numbering on PostgreSQL: with writers and sequencers on two nodes and a transaction that stalls,
// no entry is skipped, and none comes before one that its transaction had read.
#include "ledger/records_test.hpp"

#include <algorithm>
#include <atomic>
#include <future>
#include <map>
#include <random>
#include <thread>

namespace radslag::ledger {
namespace {

using std::chrono::milliseconds;

constexpr int writers = 8;
constexpr int rounds = 40;
constexpr std::int64_t passing_the_stalled = 100;

constexpr db::Statement select_version{"input.version", "SELECT version FROM inputs WHERE id = $1"};

/// A row in one of its versions: each is written by exactly one entry.
using Version = std::pair<std::string, std::int64_t>;

/// What a committed transaction wrote, and what it had read before.
struct Told {
    Version wrote;
    std::vector<Version> read;
};

struct Followed {
    std::int64_t id = 0;
    std::int64_t number = 0;
    Version version;
};

class TheSequencer : public LedgerTest {
  protected:
    void SetUp() override {
        LedgerTest::SetUp();
        if (IsSkipped())
            return;
        for (const std::string& id : names())
            ASSERT_TRUE(receive(id, "At the start."));
        other_node_ = open();
    }

    static std::vector<std::string> names() {
        std::vector<std::string> all{"settled", "stalled"};
        for (int i = 0; i < writers; ++i)
            all.push_back("writer" + std::to_string(i));
        return all;
    }

    /// Reads some rows, changes one, appends, waits, and tells what it did once it is committed.
    static Told act_once(db::Database& node, const std::string& own,
                         const std::vector<std::string>& others,
                         const std::function<void()>& before_commit) {
        Told told;
        const auto saved = node.write([&](db::Session& session) -> Result<void> {
            told = {};
            for (const std::string& other : others)
                told.read.emplace_back(other, session.integer(select_version, {other}).value());
            Act act(session, own, "input.change", own);
            act.write(update_input, {own, "Changed."});
            act.append();
            told.wrote = {own, session.integer(select_version, {own}).value()};
            before_commit();
            return {};
        });
        EXPECT_TRUE(saved) << saved.error().message.text;
        return told;
    }

    static std::vector<Told> write_on(db::Database& node, int writer) {
        std::minstd_rand random(static_cast<unsigned>(writer + 1));
        const auto any = [&](int most) { return std::uniform_int_distribution(0, most)(random); };
        std::vector<Told> told;
        for (int i = 0; i < rounds; ++i) {
            const std::string one = "writer" + std::to_string(any(writers - 1));
            const std::string other = "writer" + std::to_string(any(writers - 1));
            told.push_back(act_once(node, "writer" + std::to_string(writer), {one, other},
                                    [&] { std::this_thread::sleep_for(milliseconds(any(4))); }));
        }
        return told;
    }

    static std::int64_t numbered(db::Database& node) {
        return node.reading([](db::Session& session) { return last_number(session).value_or(-1); });
    }

    /// Follows the numbered entries as a live view does, until `done` and nothing is left.
    static std::vector<Followed> follow(db::Database& node, const std::atomic<bool>& done) {
        std::vector<Followed> all;
        for (bool last_round = false; !last_round;) {
            last_round = done;
            node.read([&](db::Session& session) {
                entries_from(
                    session, static_cast<std::int64_t>(all.size()), 1000, [&](const Entry& entry) {
                        const Image image = images_in(entry.payload).at(0);
                        const auto version = std::get<std::int64_t>(*image.find("version"));
                        EXPECT_EQ(entry.number, static_cast<std::int64_t>(all.size()));
                        all.push_back({entry.id, *entry.number, {image.id, version}});
                    });
            });
            std::this_thread::sleep_for(milliseconds(2));
        }
        return all;
    }

    std::unique_ptr<db::Database> other_node_;
};
ONLY_ON_POSTGRES(TheSequencer);

TEST_P(TheSequencer, SkipsNothingAndPutsNoEntryBeforeOneThatItsTransactionHadRead) {
    const Sequencer here(*database_, milliseconds(3));
    const Sequencer there(*other_node_, milliseconds(3));
    const auto watching = open();
    std::atomic<bool> done = false;
    auto follower = std::async(std::launch::async, [&] { return follow(*watching, done); });

    std::atomic<bool> appended = false;
    const auto third_node = open(); // whose own writes wait for the stalled one
    auto stalled = std::async(std::launch::async, [&] {
        return act_once(*third_node, "stalled", {"settled"}, [&] {
            appended = true;
            while (numbered(*watching) < passing_the_stalled + 10)
                std::this_thread::sleep_for(milliseconds(5));
        });
    });
    while (!appended)
        std::this_thread::sleep_for(milliseconds(1));

    std::vector<std::future<std::vector<Told>>> working;
    for (int writer = 0; writer < writers; ++writer)
        working.push_back(std::async(std::launch::async, [&, writer] {
            return write_on(writer % 2 == 0 ? *database_ : *other_node_, writer);
        }));
    std::vector<Told> told{stalled.get()};
    told.push_back(act_once(*other_node_, "settled", {"stalled"}, [] {}));
    for (auto& work : working)
        for (Told& one : work.get())
            told.push_back(std::move(one));

    const auto expected = static_cast<std::int64_t>(names().size() + told.size());
    for (int i = 0; i < 1000 && numbered(*watching) < expected - 1; ++i)
        std::this_thread::sleep_for(milliseconds(5));
    done = true;
    const std::vector<Followed> all = follower.get();
    ASSERT_EQ(static_cast<std::int64_t>(all.size()), expected) << "every entry, and each once";

    std::map<Version, std::int64_t> number_of;
    for (const Followed& entry : all)
        EXPECT_TRUE(number_of.emplace(entry.version, entry.number).second);
    int compared = 0;
    for (const Told& one : told)
        for (const Version& read : one.read) {
            ASSERT_TRUE(number_of.contains(read));
            EXPECT_LT(number_of[read], number_of[one.wrote]);
            ++compared;
        }
    EXPECT_GT(compared, writers * rounds);

    const auto slow = std::ranges::find_if(all, [](const Followed& entry) {
        return entry.version == Version{"stalled", 2};
    });
    ASSERT_NE(slow, all.end());
    const auto passed = std::count_if(all.begin(), slow,
                                      [&](const Followed& entry) { return entry.id > slow->id; });
    EXPECT_GE(passed, passing_the_stalled) << "the stalled one had to wait for its number";
}

TEST_P(TheSequencer, NumbersEachEntryOnceThoughManyNodesTry) {
    std::vector<std::unique_ptr<db::Database>> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.push_back(open());
    std::atomic<std::int64_t> given = 0;
    std::vector<std::jthread> sequencers;
    for (auto& node : nodes)
        sequencers.emplace_back([&] {
            while (given < 110)
                given += number_entries(*node).value_or(0);
        });
    for (int i = 0; i < 100; ++i)
        ASSERT_TRUE(change("writer" + std::to_string(i % writers), "Changed."));
    sequencers.clear();
    const auto all = entries();
    ASSERT_EQ(all.size(), 110U);
    for (std::size_t i = 0; i < all.size(); ++i) {
        EXPECT_EQ(all[i].number, static_cast<std::int64_t>(i));
        EXPECT_TRUE(i == 0 || all[i].id > all[i - 1].id) << "none overtook another here";
    }
}

TEST_P(TheSequencer, NumbersAtOnceWhenItIsWoken) {
    Sequencer sequencer(*database_, std::chrono::minutes(10));
    for (int i = 0; i < 1000 && numbered(*database_) < 9; ++i)
        std::this_thread::sleep_for(milliseconds(2));
    ASSERT_EQ(numbered(*database_), 9) << "the round at its start";
    ASSERT_TRUE(change("settled", "Changed."));
    sequencer.wake();
    for (int i = 0; i < 1000 && numbered(*database_) < 10; ++i)
        std::this_thread::sleep_for(milliseconds(2));
    EXPECT_EQ(numbered(*database_), 10);
}

} // namespace
} // namespace radslag::ledger
