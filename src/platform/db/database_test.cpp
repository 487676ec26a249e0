// What both engines promise: values, rows, transactions, snapshots. Groups of writes are tested in
// sqlite_test.cpp, running again in postgres_test.cpp.
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <future>
#include <latch>
#include <thread>

namespace radslag::db {
namespace {

constexpr std::array<Migration, 1> tables{{{1, "0001_tables", R"(
CREATE TABLE regions (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    parties INTEGER,
    crest BLOB
) STRICT;
CREATE TABLE seats (
    number INTEGER PRIMARY KEY,
    region TEXT NOT NULL REFERENCES regions (id)
) STRICT;
)"}}};

constexpr Statement insert_region{
    "region.insert", "INSERT INTO regions (id, name, parties, crest) VALUES ($1, $2, $3, $4)"};
constexpr Statement select_region{"region.select",
                                  "SELECT id, name, parties, crest FROM regions WHERE id = $1"};
constexpr Statement count_regions{"region.count", "SELECT count(*) FROM regions"};

class TheDatabase : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(options(), clock(), tables));
        database_ = open();
    }

    Result<void> add(std::string_view id, std::string_view name) {
        return database_->write([&](Session& session) -> Result<void> {
            session.execute(insert_region, {id, name, nullptr, nullptr});
            return {};
        });
    }
    std::int64_t count() {
        return database_->reading([](Session& session) { return *session.integer(count_regions); });
    }

    std::unique_ptr<Database> database_;
};
ON_BOTH_ENGINES(TheDatabase);

TEST_P(TheDatabase, GivesBackEveryValueAsItWasBound) {
    const std::array<std::byte, 3> crest{std::byte{0}, std::byte{255}, std::byte{7}};
    const std::string name = "Västra Götaland 😀\n'\"";
    ASSERT_TRUE(database_->write([&](Session& session) -> Result<void> {
        session.execute(insert_region, {"o", name, INT64_MIN, Parameter::Bytes(crest)});
        session.execute(insert_region, {"ab", "", nullptr, Parameter::Bytes()});
        return {};
    }));
    database_->read([&](Session& session) {
        int rows = 0;
        session.query(select_region, {"o"}, [&](const Row& row) {
            ++rows;
            EXPECT_EQ(row.size(), 4);
            EXPECT_EQ(row.name(2), "parties");
            EXPECT_EQ(row.text(1), name);
            EXPECT_EQ(row.integer(2), INT64_MIN);
            EXPECT_TRUE(row.is_integer(2));
            EXPECT_TRUE(row.is_bytes(3));
            EXPECT_TRUE(std::ranges::equal(row.bytes(3), crest));
            EXPECT_THROW((void)row.text(2), Fault);
            EXPECT_THROW((void)row.integer(1), Fault);
            EXPECT_THROW((void)row.bytes(1), Fault);
            EXPECT_THROW((void)row.day(1), Fault);
        });
        session.query(select_region, {std::string("ab")}, [&](const Row& row) {
            ++rows;
            EXPECT_FALSE(row.is_null(1)) << "an empty text is not nothing";
            EXPECT_EQ(row.text(1), "");
            EXPECT_TRUE(row.is_null(2));
            EXPECT_EQ(row.integer(2), 0);
            EXPECT_EQ(row.optional_integer(2), std::nullopt);
            EXPECT_FALSE(row.is_null(3));
            EXPECT_EQ(row.bytes(3).size(), 0U);
        });
        EXPECT_EQ(rows, 2);
    });
}

TEST_P(TheDatabase, BindsByTheParametersName) {
    constexpr Statement reversed{"reversed", "SELECT CAST($2 AS TEXT), CAST($1 AS TEXT), "
                                             "CAST($2 AS TEXT)"};
    database_->read([&](Session& session) {
        int rows = 0;
        session.query(reversed, {"first", "second"}, [&](const Row& row) {
            ++rows;
            EXPECT_EQ(row.text(0), "second");
            EXPECT_EQ(row.text(1), "first");
            EXPECT_EQ(row.text(2), "second");
        });
        EXPECT_EQ(rows, 1);
        EXPECT_THROW(session.query(select_region, {}, [](const Row&) {}), Fault);
    });
}

TEST_P(TheDatabase, ReadsSumsAndComparisonsAsIntegers) {
    constexpr Statement sums{
        "sums", "SELECT sum(n), sum(n) = 30000000000, count(*), min(-n), sum(n * 0) FROM "
                "(SELECT CAST($1 AS INTEGER) AS n UNION ALL SELECT 10000000000) AS numbers"};
    database_->read([&](Session& session) {
        int rows = 0;
        session.query(sums, {20'000'000'000}, [&](const Row& row) {
            ++rows;
            EXPECT_TRUE(row.is_integer(0));
            EXPECT_EQ(row.integer(0), 30'000'000'000);
            EXPECT_EQ(row.integer(1), 1);
            EXPECT_EQ(row.integer(2), 2);
            EXPECT_EQ(row.integer(3), -20'000'000'000);
            EXPECT_EQ(row.integer(4), 0);
        });
        EXPECT_EQ(rows, 1);
    });
}

TEST_P(TheDatabase, RefusesTextThatIsNotUtf8OrHoldsNul) {
    using namespace std::string_view_literals;
    for (const auto text : {"a\0b"sv, "\xFF"sv, "\xC3"sv, "\xED\xA0\x80"sv, "12345678\0"sv}) {
        EXPECT_THROW((void)add("x", text), Fault);
        EXPECT_EQ(count(), 0);
    }
}

TEST_P(TheDatabase, ComparesTextByBytes) {
    for (const auto* name : {"Örebro", "Zorn", "ask", "Ask", "Älv"})
        ASSERT_TRUE(add(name, name));
    constexpr Statement ordered{"ordered", "SELECT name FROM regions ORDER BY name"};
    std::vector<std::string> names;
    database_->read([&](Session& session) {
        session.query(ordered, {}, [&](const Row& row) { names.push_back(row.string(0)); });
    });
    EXPECT_EQ(names, (std::vector<std::string>{"Ask", "Zorn", "ask", "Älv", "Örebro"}));
}

TEST_P(TheDatabase, AnActionThatReturnsAnErrorIsUndone) {
    const auto outcome = database_->write([&](Session& session) -> Result<void> {
        session.execute(insert_region, {"w", "Dalarna", 1, nullptr});
        return failure(ErrorCode::conflict, "Somebody was faster.");
    });
    ASSERT_FALSE(outcome);
    EXPECT_EQ(outcome.error().code, ErrorCode::conflict);
    EXPECT_EQ(outcome.error().message.text, "Somebody was faster.");
    EXPECT_EQ(count(), 0);
}

TEST_P(TheDatabase, AnActionThatThrowsIsUndoneAndItsExceptionComesBack) {
    const auto throwing = [&](Session& session) -> Result<void> {
        session.execute(insert_region, {"w", "Dalarna", 1, nullptr});
        throw std::out_of_range("no such thing");
    };
    EXPECT_THROW((void)database_->write(throwing), std::out_of_range);
    EXPECT_EQ(count(), 0);
}

TEST_P(TheDatabase, AnActionThatSwallowsAFaultSavesNothing) {
    const auto swallowing = [&](Session& session) -> Result<void> {
        session.execute(insert_region, {"w", "Dalarna", 1, nullptr});
        try {
            session.execute(insert_region, {"w", "Gävleborg", 1, nullptr});
        } catch (const Fault&) {
            return {};
        }
        return {};
    };
    EXPECT_THROW((void)database_->write(swallowing), Fault);
    EXPECT_EQ(count(), 0);
}

TEST_P(TheDatabase, AForbiddenCommitIsUndone) {
    const auto forbidden = [&](Session& session) -> Result<void> {
        session.execute(insert_region, {"w", "Dalarna", 1, nullptr});
        session.forbid_commit("something is missing");
        return {};
    };
    EXPECT_THROW((void)database_->write(forbidden), Fault);
    EXPECT_EQ(count(), 0);
}

TEST_P(TheDatabase, WritingGivesWhatTheActionMade) {
    const auto made = database_->writing([&](Session& session) -> Result<std::string> {
        session.execute(insert_region, {"w", "Dalarna", 1, nullptr});
        return "w";
    });
    ASSERT_TRUE(made);
    EXPECT_EQ(*made, "w");
    const auto refused = database_->writing([&](Session&) -> Result<std::string> {
        return failure(ErrorCode::not_found, "There is no such region.");
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::not_found);
}

TEST_P(TheDatabase, ReadersSeeOneSnapshotAndNothingUncommitted) {
    ASSERT_TRUE(add("w", "Dalarna"));
    std::latch written(1);
    std::latch looked(1);
    auto writing = std::async(std::launch::async, [&] {
        return database_->write([&](Session& session) -> Result<void> {
            session.execute(insert_region, {"x", "Gävleborg", 1, nullptr});
            written.count_down();
            looked.wait();
            return {};
        });
    });
    written.wait();
    EXPECT_EQ(count(), 1) << "while the writer is in the middle";
    database_->read([&](Session& session) {
        EXPECT_EQ(session.integer(count_regions), 1);
        looked.count_down();
        EXPECT_TRUE(writing.get());
        EXPECT_EQ(session.integer(count_regions), 1) << "the snapshot stands";
    });
    EXPECT_EQ(count(), 2);
}

TEST_P(TheDatabase, ReadersCannotWrite) {
    EXPECT_THROW(database_->read([&](Session& session) {
        session.execute(insert_region, {"w", "Dalarna", 1, nullptr});
    }),
                 Fault);
    EXPECT_EQ(count(), 0);
}

TEST_P(TheDatabase, RunsWhatIsToFollowOnlyAfterTheCommit) {
    std::vector<std::string> ran;
    std::int64_t seen = -1;
    ASSERT_TRUE(database_->write([&](Session& session) -> Result<void> {
        session.execute(insert_region, {"w", "Dalarna", 1, nullptr});
        session.after_commit([&] { ran.push_back("first"); });
        session.after_commit([] { throw std::runtime_error("is logged and no more"); });
        session.after_commit([&] { ran.push_back("last"); });
        return {};
    }));
    EXPECT_EQ(ran, (std::vector<std::string>{"first", "last"}));
    EXPECT_FALSE(database_->write([&](Session& session) -> Result<void> {
        session.after_commit([&] { seen = 0; });
        return failure(ErrorCode::invalid, "No.");
    }));
    EXPECT_EQ(seen, -1);
}

TEST_P(TheDatabase, HasOneInstantAllThroughATransaction) {
    ASSERT_TRUE(database_->write([&](Session& session) -> Result<void> {
        const Instant first = session.now();
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        EXPECT_EQ(session.now(), first);
        EXPECT_LE(first, clock().now() - std::chrono::milliseconds(5));
        return {};
    }));
}

TEST_P(TheDatabase, RefusesAForeignKeyThatPointsAtNothing) {
    constexpr Statement insert_seat{"seat.insert", "INSERT INTO seats (region) VALUES ($1)"};
    EXPECT_THROW((void)database_->write([&](Session& session) -> Result<void> {
        session.execute(insert_seat, {"nowhere"});
        return {};
    }),
                 Fault);
}

TEST_P(TheDatabase, RefusesTransactionsInsideTransactions) {
    const auto nothing = [](Session&) -> Result<void> { return {}; };
    EXPECT_THROW(database_->read([&](Session&) { count(); }), std::logic_error);
    EXPECT_THROW(database_->read([&](Session&) { (void)database_->write(nothing); }),
                 std::logic_error);
    EXPECT_THROW((void)database_->write([&](Session&) { return database_->write(nothing); }),
                 std::logic_error);
    EXPECT_THROW((void)database_->write([&](Session&) -> Result<void> {
        count();
        return {};
    }),
                 std::logic_error);
}

TEST_P(TheDatabase, RefusesAStatementInsideAnothersRows) {
    ASSERT_TRUE(add("w", "Dalarna"));
    EXPECT_THROW(database_->read([&](Session& session) {
        session.query(count_regions, {}, [&](const Row&) { session.integer(count_regions); });
    }),
                 std::logic_error);
}

TEST_P(TheDatabase, ReadsInParallelUpToItsConnectionsAndMakesTheRestWait) {
    ASSERT_TRUE(add("w", "Dalarna"));
    std::atomic<int> inside = 0;
    std::atomic<int> most = 0;
    std::vector<std::jthread> readers;
    for (int i = 0; i < 12; ++i)
        readers.emplace_back([&] {
            database_->read([&](Session& session) {
                const int now = ++inside;
                for (int before = most; before < now && !most.compare_exchange_weak(before, now);) {
                }
                EXPECT_EQ(session.integer(count_regions), 1);
                std::this_thread::sleep_for(std::chrono::milliseconds(20));
                --inside;
            });
        });
    readers.clear();
    EXPECT_GT(most, 1);
    EXPECT_LE(most, options().readers);
}

TEST_P(TheDatabase, SixtyFourWritesAtOnceOfWhichOneFailsKeepTheOthersWhole) {
    std::vector<std::future<Result<void>>> writes;
    std::latch together(64);
    for (int i = 0; i < 64; ++i)
        writes.push_back(std::async(std::launch::async, [&, i] {
            together.arrive_and_wait();
            return database_->write([&, i](Session& session) -> Result<void> {
                const std::string id = std::to_string(i);
                session.execute(insert_region, {id + "a", "first " + id, i, nullptr});
                if (i == 31)
                    return failure(ErrorCode::invalid, "Not this one.");
                session.execute(insert_region, {id + "b", "second " + id, i, nullptr});
                return {};
            });
        }));
    int saved = 0;
    for (auto& write : writes) {
        const auto outcome = write.get();
        saved += outcome ? 1 : 0;
        EXPECT_TRUE(outcome || outcome.error().code == ErrorCode::invalid);
    }
    EXPECT_EQ(saved, 63);
    EXPECT_EQ(count(), 126);
}

} // namespace
} // namespace radslag::db
