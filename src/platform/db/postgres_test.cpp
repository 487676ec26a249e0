// Transactions on PostgreSQL that meet, servers that go away, and statements in the one dialect.
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <fmt/format.h>

#include <future>
#include <latch>
#include <thread>

namespace radslag::db {
namespace {

constexpr std::array<Migration, 1> tables{{{1, "0001_tables", R"(
CREATE TABLE counters (id TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT;
CREATE TABLE names (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
)"}}};

constexpr Statement insert_counter{"counter.insert",
                                   "INSERT INTO counters (id, value) VALUES ($1, $2)"};
constexpr Statement select_counter{"counter.select", "SELECT value FROM counters WHERE id = $1"};
constexpr Statement update_counter{"counter.update",
                                   "UPDATE counters SET value = $2 WHERE id = $1"};
constexpr Statement update_returning{"counter.update_returning",
                                     "UPDATE counters SET value = $2 WHERE id = $1 RETURNING id"};
constexpr Statement insert_returning{
    "counter.insert_returning", "INSERT INTO counters (id, value) VALUES ($1, $2) RETURNING id"};
constexpr Statement count_rows{"counter.count", "SELECT count(*) FROM counters"};
constexpr Statement count_names{"name.count", "SELECT count(*) FROM names WHERE name = $1"};
constexpr Statement insert_name{"name.insert", "INSERT INTO names (name) VALUES ($1)"};
constexpr Statement backend{"backend", "SELECT pg_backend_pid()"};
constexpr Statement terminate{"terminate", "SELECT pg_terminate_backend($1)"};

class OnPostgres : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(options(), clock(), tables));
        database_ = open();
        ASSERT_TRUE(database_->write([](Session& session) -> Result<void> {
            session.execute(insert_counter, {"a", 0});
            session.execute(insert_counter, {"b", 0});
            return {};
        }));
    }

    std::int64_t value(std::string_view id) {
        return database_->reading(
            [&](Session& session) { return session.integer(select_counter, {id}).value(); });
    }

    std::unique_ptr<Database> database_;
};
ONLY_ON_POSTGRES(OnPostgres);

TEST_P(OnPostgres, ActionsThatMeetRunAgainUntilEachHasCounted) {
    const auto other_node = open();
    std::vector<std::jthread> writers;
    std::atomic<int> runs = 0;
    for (int writer = 0; writer < 8; ++writer)
        writers.emplace_back([&, writer] {
            Database& node = writer % 2 == 0 ? *database_ : *other_node;
            for (int i = 0; i < 10; ++i)
                EXPECT_TRUE(node.write([&](Session& session) -> Result<void> {
                    ++runs;
                    const auto before = session.integer(select_counter, {"a"}).value();
                    std::this_thread::sleep_for(std::chrono::milliseconds(2)); // so that they meet
                    session.execute(update_counter, {"a", before + 1});
                    return {};
                }));
        });
    writers.clear();
    EXPECT_EQ(value("a"), 80);
    EXPECT_GT(runs, 80) << "none met: the test shows nothing";
}

TEST_P(OnPostgres, TwoActionsThatEachReadWhatTheOtherWritesRunAsIfOneAfterTheOther) {
    const auto other_node = open();
    std::atomic<int> runs = 0;
    std::latch both_read(2);
    // Each copies the other's counter and adds one: one after the other they end as 1 and 2.
    const auto copy = [&](Database& node, std::string_view from, std::string_view to) {
        return node.write([&](Session& session) -> Result<void> {
            const auto seen = session.integer(select_counter, {from}).value();
            if (++runs <= 2)
                both_read.arrive_and_wait();
            session.execute(update_counter, {to, seen + 1});
            return {};
        });
    };
    auto one = std::async(std::launch::async, [&] { return copy(*database_, "a", "b"); });
    EXPECT_TRUE(copy(*other_node, "b", "a"));
    EXPECT_TRUE(one.get());
    EXPECT_GT(runs, 2);
    EXPECT_EQ(value("a") + value("b"), 3);
}

TEST_P(OnPostgres, AnActionThatLostARaceForAUniqueNameSeesTheWinner) {
    const auto other_node = open();
    std::atomic<int> runs = 0;
    std::latch both_looked(2);
    const auto take = [&](Database& node) {
        return node.write([&](Session& session) -> Result<void> {
            const bool taken = session.integer(count_names, {"Dalarna"}) == 1;
            if (++runs <= 2)
                both_looked.arrive_and_wait();
            if (taken)
                return failure(ErrorCode::conflict, "The name is taken.");
            session.execute(insert_name, {"Dalarna"});
            return {};
        });
    };
    auto one = std::async(std::launch::async, [&] { return take(*database_); });
    const auto second = take(*other_node);
    const auto first = one.get();
    EXPECT_NE(first.has_value(), second.has_value());
    EXPECT_EQ((first ? second : first).error().code, ErrorCode::conflict);
}

TEST_P(OnPostgres, OnlyWhatIsDerivedDoesNotWaitForTheDisk) {
    const auto waits = [this](Isolation isolation) {
        std::string waits;
        EXPECT_TRUE(database_->write(
            [&](Session& session) -> Result<void> {
                waits = session.text({"waits", "SHOW synchronous_commit"}).value_or("");
                return {};
            },
            isolation));
        return waits;
    };
    for (int time = 0; time < 8; ++time) { // connections are used again
        EXPECT_EQ(waits(Isolation::derived), "off");
        EXPECT_EQ(waits(Isolation::each_statement), "on");
        EXPECT_EQ(waits(Isolation::serializable), "on");
    }
}

TEST_P(OnPostgres, AConnectionThatWasClosedIsMadeAgain) {
    const auto pid_of_reader =
        database_->reading([](Session& session) { return session.integer(backend).value(); });
    const auto pid_of_writer = database_->writing(
        [](Session& session) -> Result<std::int64_t> { return session.integer(backend).value(); });
    ASSERT_TRUE(pid_of_writer);
    const auto other_node = open();
    other_node->read([&](Session& session) {
        EXPECT_EQ(session.integer(terminate, {pid_of_reader}), 1);
        EXPECT_EQ(session.integer(terminate, {*pid_of_writer}), 1);
    });
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
    EXPECT_EQ(value("a"), 0);
    EXPECT_TRUE(database_->write([](Session& session) -> Result<void> {
        session.execute(update_counter, {"a", 5});
        return {};
    }));
    EXPECT_EQ(value("a"), 5);
}

TEST_P(OnPostgres, AnActionWhoseConnectionBreaksInTheMiddleRunsAgain) {
    const auto other_node = open();
    int runs = 0;
    const auto outcome = database_->write([&](Session& session) -> Result<void> {
        session.execute(update_counter, {"a", 5});
        if (++runs == 1) {
            const auto pid = session.integer(backend).value();
            other_node->read(
                [&](Session& other) { EXPECT_EQ(other.integer(terminate, {pid}), 1); });
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        session.execute(update_counter, {"b", 5});
        return {};
    });
    EXPECT_TRUE(outcome);
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(value("a"), 5);
    EXPECT_EQ(value("b"), 5);
}

/// Sends `UPDATE … RETURNING id` without waiting, and keeps what comes back.
void update_later(Session& session, const std::string& id, std::int64_t value,
                  std::vector<std::string>& answers) {
    const std::array<Parameter, 2> parameters{id, value};
    session.query_later(update_returning, parameters,
                        [&answers](const Row& row) { answers.push_back(row.string(0)); });
}

TEST_P(OnPostgres, StatementsThatAreNotWaitedForAreAnsweredInTheirOrder) {
    std::vector<std::string> answers;
    ASSERT_TRUE(database_->write([&](Session& session) -> Result<void> {
        for (int i = 1; i <= 300; ++i) // more than the connection lets pile up
            update_later(session, i % 2 == 0 ? "a" : "b", i, answers);
        EXPECT_EQ(session.integer(select_counter, {"b"}), 299) << "the next one sees them all";
        EXPECT_EQ(answers.size(), 300U);
        update_later(session, "a", 1000, answers);
        session.settle();
        EXPECT_EQ(answers.size(), 301U);
        update_later(session, "b", 2000, answers);
        return {};
    }));
    ASSERT_EQ(answers.size(), 302U) << "the commit waits for what was sent";
    for (std::size_t i = 0; i < 300; ++i)
        EXPECT_EQ(answers[i], i % 2 == 1 ? "a" : "b");
    EXPECT_EQ(value("a"), 1000);
    EXPECT_EQ(value("b"), 2000);
}

/// Sends an insert of a counter without waiting, and keeps what comes back.
void insert_later(Session& session, const std::string& id, std::int64_t value,
                  std::vector<std::string>& answers) {
    const std::array<Parameter, 2> parameters{id, value};
    session.query_later(insert_returning, parameters, [&answers, id](const Row& row) {
        EXPECT_EQ(row.string(0), id);
        answers.push_back(row.string(0));
    });
}

TEST_P(OnPostgres, RowsThatGoSeveralAtOnceAreAnsweredEachToItsOwn) {
    std::vector<std::string> answers;
    std::vector<std::string> wanted;
    ASSERT_TRUE(database_->write([&](Session& session) -> Result<void> {
        for (int i = 0; i < 59; ++i) { // groups of both sizes and some left alone
            wanted.push_back(fmt::format("row {}", i));
            insert_later(session, wanted.back(), i, answers);
        }
        update_later(session, "row 58", 1000, answers);
        wanted.push_back("row 58");
        EXPECT_EQ(session.integer(select_counter, {"row 58"}), 1000) << "in the order of sending";
        insert_later(session, "the last", 1, answers);
        wanted.push_back("the last");
        return {};
    }));
    EXPECT_EQ(answers, wanted);
    EXPECT_EQ(value("row 17"), 17);
    EXPECT_EQ(value("the last"), 1) << "the commit sends what waits";
}

TEST_P(OnPostgres, ARowAmongSeveralThatFailsUndoesItsAction) {
    std::vector<std::string> answers;
    const auto failing = [&](bool swallow) {
        return database_->write([&](Session& session) -> Result<void> {
            for (int i = 0; i < 16; ++i)
                insert_later(session, i == 9 ? "a" : fmt::format("row {}", i), i, answers);
            try {
                session.settle();
            } catch (const Fault& fault) {
                EXPECT_NE(std::string(fault.what()).find("counter.insert_returning"),
                          std::string::npos);
                if (!swallow)
                    throw;
            }
            return {};
        });
    };
    EXPECT_THROW((void)failing(false), Fault);
    EXPECT_THROW((void)failing(true), Fault);
    EXPECT_TRUE(answers.empty());
    const auto refused = database_->write([&](Session& session) -> Result<void> {
        insert_later(session, "row 1", 1, answers);
        return failure(ErrorCode::invalid, "Not this one.");
    });
    EXPECT_FALSE(refused);
    EXPECT_EQ(database_->reading([](Session& session) { return session.integer(count_rows); }), 2);
}

TEST_P(OnPostgres, AStatementThatWasNotWaitedForAndFailsUndoesItsAction) {
    std::vector<std::string> answers;
    const std::array<Parameter, 2> taken{"a", 1};
    const auto failing = [&](bool swallow) {
        return database_->write([&](Session& session) -> Result<void> {
            update_later(session, "a", 5, answers);
            session.query_later(insert_counter, taken, [](const Row&) {});
            update_later(session, "b", 5, answers);
            try {
                session.settle();
            } catch (const Fault& fault) {
                EXPECT_NE(std::string(fault.what()).find("counter.insert"), std::string::npos);
                if (!swallow)
                    throw;
            }
            return {};
        });
    };
    EXPECT_THROW((void)failing(false), Fault);
    EXPECT_THROW((void)failing(true), Fault);
    const auto refused = database_->write([&](Session& session) -> Result<void> {
        update_later(session, "a", 5, answers);
        return failure(ErrorCode::invalid, "Not this one.");
    });
    EXPECT_FALSE(refused);
    EXPECT_EQ(value("a"), 0);
    EXPECT_EQ(value("b"), 0);
}

TEST_P(OnPostgres, AConnectionThatBreaksBeforeTheAnswersMakesTheActionRunAgain) {
    const auto other_node = open();
    int runs = 0;
    std::vector<std::string> answers;
    EXPECT_TRUE(database_->write([&](Session& session) -> Result<void> {
        const auto pid = session.integer(backend).value();
        update_later(session, "a", 5, answers);
        if (++runs == 1) {
            other_node->read(
                [&](Session& other) { EXPECT_EQ(other.integer(terminate, {pid}), 1); });
            std::this_thread::sleep_for(std::chrono::milliseconds(50));
        }
        update_later(session, "b", 5, answers);
        session.settle();
        return {};
    }));
    EXPECT_EQ(runs, 2);
    EXPECT_EQ(answers, (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(value("b"), 5);
}

TEST_P(OnPostgres, AServerThatIsNotThereIsUnavailable) {
    EXPECT_THROW((void)db::open({"postgresql://radslag@/radslag?host=/nowhere"}, clock()),
                 Unavailable);
}

TEST_P(OnPostgres, EachStatementSeesWhatIsCommittedWhenAskedTo) {
    const auto other_node = open();
    const auto outcome = database_->write(
        [&](Session& session) -> Result<void> {
            EXPECT_EQ(session.integer(select_counter, {"a"}), 0);
            EXPECT_TRUE(other_node->write([](Session& other) -> Result<void> {
                other.execute(update_counter, {"a", 7});
                return {};
            }));
            EXPECT_EQ(session.integer(select_counter, {"a"}), 7);
            return {};
        },
        Isolation::each_statement);
    EXPECT_TRUE(outcome);
}

} // namespace
} // namespace radslag::db
