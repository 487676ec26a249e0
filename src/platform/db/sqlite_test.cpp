// The settings of SQLite, and what comes of a group of writes when the disk fails.
#include "platform/db/groups_test.hpp"

#include <sys/resource.h>

#include <csignal>
#include <fstream>
#include <latch>
#include <thread>

namespace radslag::db {
namespace {

class SqliteGroups : public GroupsTest {
  protected:
    std::int64_t integer(std::string_view sql) {
        return database_
            ->writing([&](Session& session) -> Result<std::int64_t> {
                return session.integer({"integer", sql}).value_or(-1);
            })
            .value();
    }
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
