// Copies made under load, and what neither backup nor restore will do.
#include "platform/db/backup.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <sys/resource.h>

#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

namespace radslag::db {
namespace {

namespace fs = std::filesystem;

constexpr std::array<Migration, 1> tables{{{1, "0001_tables", R"(
CREATE TABLE debits (id TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT;
CREATE TABLE credits (id TEXT PRIMARY KEY) STRICT;
)"}}};

constexpr Statement insert_debit{"debit.insert", "INSERT INTO debits (id, text) VALUES ($1, $2)"};
constexpr Statement insert_credit{"credit.insert", "INSERT INTO credits (id) VALUES ($1)"};
constexpr Statement count_debits{"debit.count", "SELECT count(*) FROM debits"};
constexpr Statement count_credits{"credit.count", "SELECT count(*) FROM credits"};

class ABackup : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(options(), clock(), tables));
        database_ = open();
    }

    /// Both tables grow in one transaction, so a copy of one moment has as many rows in each.
    void book(int first, int count) {
        ASSERT_TRUE(database_->write([&](Session& session) -> Result<void> {
            for (int i = first; i < first + count; ++i) {
                session.execute(insert_debit, {std::to_string(i), std::string(500, 'x')});
                session.execute(insert_credit, {std::to_string(i)});
            }
            return {};
        }));
    }

    std::int64_t rows_in(const fs::path& file) const {
        return db::open({file.string()}, clock())->reading([](Session& session) {
            const auto debits = session.integer(count_debits).value();
            EXPECT_EQ(debits, session.integer(count_credits));
            return debits;
        });
    }

    template <class T>
    static void expect_refused(const Result<T>& result, ErrorCode code, std::string_view sentence) {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, code);
        EXPECT_TRUE(result.error().message.text.starts_with(sentence))
            << result.error().message.text;
    }

    std::unique_ptr<Database> database_;
};
ONLY_ON_SQLITE(ABackup);

TEST_P(ABackup, IsOneMomentOfADatabaseThatIsBeingWritten) {
    book(0, 20'000);
    std::atomic<bool> done = false;
    std::atomic<int> written = 20'000;
    std::jthread writer([&] {
        while (!done)
            book(written, 1), ++written;
    });
    std::int64_t last = 0;
    for (int i = 0; i < 5; ++i) {
        const int before = written;
        const fs::path copy = folder() / ("copy" + std::to_string(i));
        int steps = 0;
        const auto report = backup(options(), copy, [&](std::int64_t pages, std::int64_t total) {
            ++steps;
            EXPECT_LE(pages, total);
            // Let the writer get in between, at the least once.
            if (steps % 5 == 0)
                for (int waits = 0; waits == 0 || (written == before && waits < 1000); ++waits)
                    std::this_thread::sleep_for(std::chrono::milliseconds(2));
        });
        const int after = written;
        ASSERT_TRUE(report) << report.error().message.text;
        EXPECT_GT(after, before) << "nothing was written meanwhile: the test shows nothing";
        EXPECT_GT(steps, 5);
        EXPECT_EQ(report->bytes, static_cast<std::int64_t>(fs::file_size(copy)));
        EXPECT_EQ(report->bytes, report->pages * 4096);
        EXPECT_FALSE(fs::exists(copy.string() + "-wal")) << "the copy is one file";
        const std::int64_t rows = rows_in(copy);
        EXPECT_GE(rows, before);
        EXPECT_LE(rows, after + 1);
        EXPECT_GT(rows, last);
        last = rows;
    }
    done = true;
}

TEST_P(ABackup, ComesBackInAnotherPlace) {
    book(0, 100);
    const fs::path copy = folder() / "copy";
    ASSERT_TRUE(backup(options(), copy));
    book(100, 100);
    const Options elsewhere{(folder() / "elsewhere.db").string()};
    const auto report = restore(copy, elsewhere);
    ASSERT_TRUE(report) << report.error().message.text;
    EXPECT_EQ(rows_in(elsewhere.location), 100);
    EXPECT_TRUE(migrate(elsewhere, clock(), tables)) << "it is a database like any other";
}

TEST_P(ABackup, OverwritesNothing) {
    const fs::path copy = folder() / "copy";
    ASSERT_TRUE(backup(options(), copy));
    expect_refused(backup(options(), copy), ErrorCode::conflict, "The file {0} is there already");
    expect_refused(restore(copy, options()), ErrorCode::conflict, "The file {0} is there already");
    const Options elsewhere{(folder() / "elsewhere.db").string()};
    std::ofstream(elsewhere.location + "-wal") << "left over from another database";
    expect_refused(restore(copy, elsewhere), ErrorCode::conflict, "The file {0} is there already");
    EXPECT_FALSE(fs::exists(elsewhere.location));
}

TEST_P(ABackup, IsRefusedWhereThereIsNothingToCopyOrNoPlaceForIt) {
    expect_refused(backup({(folder() / "nothing").string()}, folder() / "copy"),
                   ErrorCode::not_found, "There is no file");
    expect_refused(backup(options(), folder() / "no/such/folder/copy"), ErrorCode::unavailable,
                   "The database could not be copied");
    expect_refused(restore(folder() / "nothing", {(folder() / "new").string()}),
                   ErrorCode::not_found, "There is no file");
}

TEST_P(ABackup, IsNotTakenFromAFileThatIsDamagedOrNoDatabaseOfOurs) {
    book(0, 3000);
    const fs::path copy = folder() / "copy";
    ASSERT_TRUE(backup(options(), copy));
    const auto expect_no_copy = [&](const fs::path& file) {
        const Options elsewhere{(folder() / "elsewhere.db").string()};
        expect_refused(restore(file, elsewhere), ErrorCode::invalid,
                       "The file {0} is no whole copy");
        EXPECT_FALSE(fs::exists(elsewhere.location));
    };
    const fs::path cut = folder() / "cut";
    fs::copy(copy, cut);
    fs::resize_file(cut, fs::file_size(cut) / 2);
    expect_no_copy(cut);
    const fs::path letter = folder() / "letter";
    std::ofstream(letter) << std::string(5000, 'x');
    expect_no_copy(letter);
    const fs::path empty = folder() / "empty";
    std::ofstream{empty};
    expect_no_copy(empty);
}

TEST_P(ABackup, LeavesNothingBehindWhenTheDiskFails) {
    book(0, 5000);
    rlimit before{};
    ASSERT_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
    const auto old_handler = std::signal(SIGXFSZ, SIG_IGN);
    const rlimit small{1'000'000, before.rlim_max};
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &small), 0);
    const auto report = backup(options(), folder() / "copy");
    ASSERT_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);
    std::signal(SIGXFSZ, old_handler);
    expect_refused(report, ErrorCode::unavailable, "The database could not be copied");
    EXPECT_FALSE(fs::exists(folder() / "copy"));
    EXPECT_FALSE(fs::exists(folder() / "copy.part"));
    EXPECT_TRUE(backup(options(), folder() / "copy")) << "once there is room, it can be made";
}

class ABackupOnPostgres : public EngineTest {};
ONLY_ON_POSTGRES(ABackupOnPostgres);

TEST_P(ABackupOnPostgres, IsLeftToPgDump) {
    const auto copied = backup(options(), folder() / "copy");
    ASSERT_FALSE(copied);
    EXPECT_EQ(copied.error().code, ErrorCode::invalid);
    const auto restored = restore(folder() / "copy", options());
    ASSERT_FALSE(restored);
    EXPECT_EQ(restored.error().code, ErrorCode::invalid);
}

} // namespace
} // namespace radslag::db
