// The records of testdata/migrations, and a fixture that has them on both engines: what the
// ledger's tests write through.
#pragma once

#include "ledger/ledger.hpp"
#include "ledger/reader.hpp"
#include "ledger/sequencer.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

namespace radslag::ledger {

/// Made from migrations/ and testdata/migrations/ by the build.
std::span<const db::Migration> test_migrations();

constexpr Write insert_input{"inputs",
                             {"input.insert",
                              "INSERT INTO inputs (id, version, text, theme, sort_key, attachment) "
                              "VALUES ($1, 1, $2, $3, $4, $5) RETURNING *"}};
constexpr Write update_input{"inputs",
                             {"input.update", "UPDATE inputs SET text = $2, version = version + 1 "
                                              "WHERE id = $1 RETURNING *"}};
constexpr Write delete_input{"inputs",
                             {"input.delete", "DELETE FROM inputs WHERE id = $1 RETURNING *"}};
constexpr Write insert_use{"inputs_uses",
                           {"use.insert", "INSERT INTO inputs_uses (id, input, kind) "
                                          "VALUES ($1, $2, $3) RETURNING *"}};

class LedgerTest : public db::EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        ASSERT_TRUE(make_tables(test_migrations()));
        database_ = open();
    }

    /// One act that receives an input.
    Result<void> receive(std::string_view id, std::string_view text) {
        return database_->write([&](db::Session& session) -> Result<void> {
            Act act(session, "import", "input.receive", id);
            act.write(insert_input, {id, text, nullptr, nullptr, nullptr});
            act.append();
            return {};
        });
    }
    /// One act that changes its text.
    Result<void> change(std::string_view id, std::string_view text) {
        return database_->write([&](db::Session& session) -> Result<void> {
            Act act(session, "anna", "input.change", id);
            if (act.write(update_input, {id, text}) == 0)
                return failure(ErrorCode::not_found, "There is no such input.");
            act.append();
            return {};
        });
    }

    /// All numbered entries; on PostgreSQL those without a number get theirs first.
    std::vector<Entry> entries() {
        EXPECT_TRUE(number_entries(*database_));
        std::vector<Entry> all;
        database_->read([&](db::Session& session) {
            entries_from(session, 0, 1'000'000, [&](const Entry& entry) { all.push_back(entry); });
        });
        return all;
    }

    std::unique_ptr<db::Database> database_;
};

} // namespace radslag::ledger
