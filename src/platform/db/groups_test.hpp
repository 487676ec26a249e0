// For tests of actions that share a commit: tables, and a way to let some wait together.
#pragma once

#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <future>
#include <latch>
#include <thread>

namespace radslag::db {

inline constexpr std::array<Migration, 1> tables{{{1, "0001_tables", R"(
CREATE TABLE papers (id TEXT PRIMARY KEY, text BLOB) STRICT;
CREATE TABLE notes (
    paper TEXT NOT NULL REFERENCES papers (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
)"}}};

inline constexpr Statement insert_paper{"paper.insert",
                                        "INSERT INTO papers (id, text) VALUES ($1, $2)"};
inline constexpr Statement insert_note{"note.insert", "INSERT INTO notes (paper) VALUES ($1)"};
inline constexpr Statement count_papers{"paper.count", "SELECT count(*) FROM papers"};
inline constexpr Statement find_paper{"paper.find", "SELECT count(*) FROM papers WHERE id = $1"};

class GroupsTest : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(migrate(options(), clock(), tables));
        database_ = open();
    }

    Result<void> add(std::string_view id, std::span<const std::byte> text = {}) {
        return database_->write([&](Session& session) -> Result<void> {
            session.execute(insert_paper, {id, text});
            return {};
        });
    }
    bool holds(std::string_view id) {
        return database_->reading(
            [&](Session& session) { return session.integer(find_paper, {id}) == 1; });
    }

    /// As the database's, but a fault is an outcome too.
    Result<void> write(const Database::Action& action) {
        try {
            return database_->write(action);
        } catch (const Fault& fault) {
            return failure(ErrorCode::unavailable, fault.what());
        }
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
            waiting.push_back(std::async(std::launch::async, [&] { return write(action); }));
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

} // namespace radslag::db
