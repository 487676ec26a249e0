// A program that is killed in the middle of its writes loses nothing that it was told is saved.
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <random>
#include <set>
#include <thread>

namespace radslag::db {
namespace {

constexpr std::array<Migration, 1> tables{{{1, "0001_tables", R"(
CREATE TABLE firsts (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE seconds (id TEXT PRIMARY KEY REFERENCES firsts (id)) STRICT;
)"}}};

constexpr Statement insert_first{"first.insert", "INSERT INTO firsts (id, text) VALUES ($1, $2)"};
constexpr Statement insert_second{"second.insert", "INSERT INTO seconds (id) VALUES ($1)"};
constexpr Statement select_whole{"whole.select",
                                 "SELECT firsts.id FROM firsts JOIN seconds USING (id)"};
constexpr Statement count_firsts{"first.count", "SELECT count(*) FROM firsts"};

constexpr int threads = 6;
constexpr int rounds = 4;
constexpr int id_size = 14;

class AKilledProgram : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (!IsSkipped()) {
            ASSERT_TRUE(migrate(options(), clock(), tables));
        }
    }

    /// Writes for ever, and tells the pipe of each id once it is saved.
    [[noreturn]] void write_until_killed(int pipe, int round) const {
        const auto database = open();
        std::vector<std::thread> writers;
        for (int thread = 0; thread < threads; ++thread)
            writers.emplace_back([&, thread] {
                for (int i = 0;; ++i) {
                    const std::string id = fmt::format("{:02}-{:02}-{:08}", round, thread, i);
                    const auto saved = database->write([&](Session& session) -> Result<void> {
                        session.execute(insert_first, {id, std::string(3000, 'x')});
                        session.execute(insert_second, {id});
                        return {};
                    });
                    // One short write, so that no two ids mix in the pipe.
                    if (!saved || ::write(pipe, id.data(), id_size) != id_size)
                        ::_exit(1);
                }
            });
        for (;;)
            ::pause();
    }

    /// Starts a program that writes, kills it after a while, and returns what it was told is saved.
    std::set<std::string> run_and_kill(int round, std::chrono::milliseconds after) const {
        int ends[2];
        EXPECT_EQ(::pipe(ends), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            ::close(ends[0]);
            write_until_killed(ends[1], round);
        }
        ::close(ends[1]);
        std::set<std::string> saved;
        std::string text;
        std::jthread killer([&] {
            std::this_thread::sleep_for(after);
            ::kill(child, SIGKILL);
        });
        char buffer[4096];
        for (ssize_t size; (size = ::read(ends[0], buffer, sizeof buffer)) > 0;)
            text.append(buffer, static_cast<std::size_t>(size));
        ::close(ends[0]);
        int status = 0;
        EXPECT_EQ(::waitpid(child, &status, 0), child);
        EXPECT_TRUE(WIFSIGNALED(status)) << "it ended by itself";
        for (std::size_t at = 0; at + id_size <= text.size(); at += id_size)
            saved.insert(text.substr(at, id_size));
        return saved;
    }
};
ON_BOTH_ENGINES(AKilledProgram);

TEST_P(AKilledProgram, HasKeptEveryWriteThatItWasToldIsSaved) {
    std::random_device seed;
    std::uniform_int_distribution<> moment(150, 500);
    std::set<std::string> told;
    for (int round = 0; round < rounds; ++round) {
        told.merge(run_and_kill(round, std::chrono::milliseconds(moment(seed))));
        const auto database = open();
        std::set<std::string> there;
        std::int64_t firsts = 0;
        database->read([&](Session& session) {
            session.query(select_whole, {}, [&](const Row& row) { there.insert(row.string(0)); });
            firsts = session.integer(count_firsts).value();
        });
        EXPECT_TRUE(std::includes(there.begin(), there.end(), told.begin(), told.end()))
            << "a saved write is gone";
        EXPECT_EQ(firsts, static_cast<std::int64_t>(there.size())) << "half an action is there";
        EXPECT_LE(there.size(), told.size() + static_cast<std::size_t>(threads * (round + 1)));
    }
    EXPECT_GT(told.size(), 50U) << "too little was written to show anything";
}

} // namespace
} // namespace radslag::db
