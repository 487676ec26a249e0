// Groups of writes on SQLite: what the actions of one group see and lose together, and what comes
// of them when the disk fails.
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <future>
#include <latch>
#include <thread>

namespace radslag::db {
namespace {

constexpr std::array<Migration, 1> tables{{{1, "0001_tables", R"(
CREATE TABLE papers (id TEXT PRIMARY KEY, text BLOB) STRICT;
CREATE TABLE notes (
    paper TEXT NOT NULL REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
)"}}};

constexpr Statement insert_paper{"paper.insert", "INSERT INTO papers (id, text) VALUES ($1, $2)"};
constexpr Statement insert_note{"note.insert", "INSERT INTO notes (paper) VALUES ($1)"};
constexpr Statement count_papers{"paper.count", "SELECT count(*) FROM papers"};
constexpr Statement find_paper{"paper.find", "SELECT count(*) FROM papers WHERE id = $1"};

class SqliteGroups : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        ASSERT_TRUE(migrate(options(), clock(), tables));
        database_ = open();
    }

    Result<void> add(std::string_view id, std::span<const std::byte> text = {}) {
        return database_->write([&](Session& session) -> Result<void> {
            session.execute(insert_paper, {id, text});
            return {};
        });
    }
    std::int64_t integer(std::string_view sql) {
        return database_
            ->writing([&](Session& session) -> Result<std::int64_t> {
                return session.integer({"integer", sql}).value_or(-1);
            })
            .value();
    }
    bool holds(std::string_view id) {
        return database_->reading(
            [&](Session& session) { return session.integer(find_paper, {id}) == 1; });
    }

    /// Keeps the writer busy until all of `actions` wait, so that they come into one group as far
    /// as its time allows.
    std::vector<Result<void>> write_together(const std::vector<Database::Action>& actions) {
        std::latch busy(1);
        std::latch go(1);
        auto first = std::async(std::launch::async, [&] {
            return database_->write([&](Session&) -> Result<void> {
                busy.count_down();
                go.wait();
                return {};
            });
        });
        busy.wait();
        std::vector<std::future<Result<void>>> waiting;
        for (const auto& action : actions) {
            waiting.push_back(
                std::async(std::launch::async, [&] { return database_->write(action); }));
            std::this_thread::sleep_for(std::chrono::milliseconds(5)); // they queue in this order
        }
        go.count_down();
        EXPECT_TRUE(first.get());
        std::vector<Result<void>> outcomes;
        for (auto& one : waiting)
            outcomes.push_back(one.get());
        return outcomes;
    }

    std::unique_ptr<Database> database_;
};
ONLY_ON_SQLITE(SqliteGroups);

TEST_P(SqliteGroups, RunWithTheSettingsThatMakeThemSafe) {
    const auto mode = database_->writing([](Session& session) -> Result<std::string> {
        return session.text({"mode", "PRAGMA journal_mode"}).value();
    });
    EXPECT_EQ(mode, "wal");
    EXPECT_EQ(integer("PRAGMA synchronous"), 2) << "FULL";
    EXPECT_EQ(integer("PRAGMA foreign_keys"), 1);
    EXPECT_EQ(integer("PRAGMA trusted_schema"), 0);
    EXPECT_GE(integer("PRAGMA busy_timeout"), 5000);
    EXPECT_THROW(integer("SELECT \"no column but a text\""), Fault);
}

TEST_P(SqliteGroups, ShowAnActionWhatItsEldersWroteAndReadersNothing) {
    bool together = false;
    // A group ends after some milliseconds, so on a busy machine it may take a second try.
    for (int attempt = 0; attempt < 50 && !together; ++attempt) {
        const std::string id = "elder" + std::to_string(attempt);
        const auto outcomes =
            write_together({[&](Session& session) -> Result<void> {
                                session.execute(insert_paper, {id, nullptr});
                                return {};
                            },
                            [&](Session& session) -> Result<void> {
                                EXPECT_EQ(session.integer(find_paper, {id}), 1);
                                auto reader =
                                    std::async(std::launch::async, [&] { return holds(id); });
                                together = !reader.get();
                                return {};
                            }});
        EXPECT_TRUE(outcomes[0]);
        EXPECT_TRUE(outcomes[1]);
        EXPECT_TRUE(holds(id));
    }
    EXPECT_TRUE(together) << "never did two actions share a commit";
}

TEST_P(SqliteGroups, LetOneActionFailAlone) {
    const auto adding = [](std::string_view id, bool fails) {
        return [id, fails](Session& session) -> Result<void> {
            session.execute(insert_paper, {id, nullptr});
            if (fails)
                return failure(ErrorCode::invalid, "Not this one.");
            return {};
        };
    };
    for (int failing = 0; failing < 3; ++failing) {
        const std::string round = std::to_string(failing);
        const std::array<std::string, 3> ids{round + "a", round + "b", round + "c"};
        const auto outcomes =
            write_together({adding(ids[0], failing == 0), adding(ids[1], failing == 1),
                            adding(ids[2], failing == 2)});
        for (int i = 0; i < 3; ++i) {
            EXPECT_EQ(outcomes[static_cast<std::size_t>(i)].has_value(), i != failing);
            EXPECT_EQ(holds(ids[static_cast<std::size_t>(i)]), i != failing);
        }
    }
}

TEST_P(SqliteGroups, UndoAnActionThatLeavesADeferredForeignKeyOpen) {
    const auto outcomes = write_together({
        [](Session& session) -> Result<void> {
            session.execute(insert_paper, {"good", nullptr});
            return {};
        },
        [](Session& session) -> Result<void> {
            try {
                session.execute(insert_note, {"comes later"});
                session.execute(insert_paper, {"comes later", nullptr});
            } catch (const Fault&) {
                ADD_FAILURE() << "a deferred key may be open in between";
            }
            return {};
        },
    });
    EXPECT_TRUE(outcomes[0]);
    EXPECT_TRUE(outcomes[1]);
    EXPECT_THROW((void)database_->write([](Session& session) -> Result<void> {
        session.execute(insert_note, {"nowhere"});
        return {};
    }),
                 Fault);
    EXPECT_TRUE(add("after"));
}

class ADiskThatFails : public SqliteGroups {
  protected:
    /// Runs a small and a great write together while `failing` holds, until both were in one group.
    void expect_whole_group_lost() {
        const std::vector<std::byte> great(4'000'000, std::byte{1});
        bool lost = false;
        for (int attempt = 0; attempt < 50 && !lost; ++attempt) {
            const std::string small_id = "small" + std::to_string(attempt);
            const std::string great_id = "great" + std::to_string(attempt);
            const auto outcomes = write_together(
                {[&](Session& session) -> Result<void> {
                     session.execute(insert_paper, {small_id, nullptr});
                     return {};
                 },
                 [&](Session& session) -> Result<void> {
                     session.execute(insert_paper, {great_id, Parameter::Bytes(great)});
                     return {};
                 }});
            ASSERT_FALSE(outcomes[1]);
            EXPECT_EQ(outcomes[1].error().code, ErrorCode::unavailable);
            EXPECT_FALSE(holds(great_id));
            EXPECT_EQ(holds(small_id), outcomes[0].has_value()) << "saved only if told so";
            lost = !outcomes[0] && outcomes[0].error().code == ErrorCode::unavailable;
        }
        EXPECT_TRUE(lost) << "never were both in one group";
    }
};
ONLY_ON_SQLITE(ADiskThatFails);

TEST_P(ADiskThatFails, BeingFullLosesTheWholeGroupAndNothingElse) {
    ASSERT_TRUE(add("before"));
    integer("PRAGMA max_page_count = 200");
    expect_whole_group_lost();
    EXPECT_TRUE(holds("before"));
    integer("PRAGMA max_page_count = 1000000");
    EXPECT_TRUE(add("after"));
    EXPECT_TRUE(holds("after"));
}

TEST_P(ADiskThatFails, RefusingToWriteLosesTheWholeGroupAndNothingElse) {
    ASSERT_TRUE(add("before"));
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1'000'000, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    expect_whole_group_lost();
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, old_handler);
    EXPECT_TRUE(holds("before"));
    EXPECT_TRUE(add("after"));
    EXPECT_TRUE(holds("after"));
}

TEST_P(SqliteGroups, KeepOnlySoManyStatementsReady) {
    std::vector<std::string> texts;
    for (int i = 0; i < 400; ++i)
        texts.push_back("SELECT " + std::to_string(i));
    database_->read([&](Session& session) {
        for (int round = 0; round < 2; ++round)
            for (int i = 0; i < 400; ++i)
                EXPECT_EQ(session.integer({"number", texts[static_cast<std::size_t>(i)]}), i);
    });
}

TEST_P(SqliteGroups, RefuseAFileThatIsNoDatabase) {
    const auto path = folder() / "letter.txt";
    std::ofstream(path) << std::string(5000, 'x');
    try {
        (void)db::open({path.string()}, clock());
        FAIL() << "it was opened";
    } catch (const Fault& fault) {
        EXPECT_NE(std::string_view(fault.what()).find("letter.txt"), std::string_view::npos);
    }
    EXPECT_THROW((void)db::open({(folder() / "no/such/folder.db").string()}, clock()), Fault);
}

TEST_P(SqliteGroups, AreFinishedBeforeTheDatabaseCloses) {
    std::vector<std::jthread> writers;
    std::latch started(8);
    for (int i = 0; i < 8; ++i)
        writers.emplace_back([&, i] {
            started.count_down();
            EXPECT_TRUE(add("writer" + std::to_string(i)));
        });
    started.wait();
    writers.clear();
    database_.reset();
    database_ = open();
    EXPECT_EQ(database_->reading([](Session& session) { return session.integer(count_papers); }),
              8);
}

} // namespace
} // namespace radslag::db
