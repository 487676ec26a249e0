// Undoing acts on both engines: each row goes back, and the ledger and the rows still agree.
#include "ledger/records_test.hpp"
#include "ledger/undo.hpp"

namespace radslag::ledger {

namespace {

constexpr std::array<RecordTable, 2> tables = {{
    {"inputs",
     {"test.inputs", "SELECT * FROM inputs WHERE id = $1"},
     {"test.inputs_ids", "SELECT id FROM inputs WHERE id > $1 ORDER BY id LIMIT 1000"},
     "text"},
    {"inputs_uses",
     {"test.uses", "SELECT * FROM inputs_uses WHERE id = $1"},
     {"test.uses_ids", "SELECT id FROM inputs_uses WHERE id > $1 ORDER BY id LIMIT 1000"}},
}};
constexpr Write delete_use{"inputs_uses",
                           {"use.delete", "DELETE FROM inputs_uses WHERE id = $1 RETURNING *"}};
constexpr db::Statement select_text{"test.text", "SELECT text FROM inputs WHERE id = $1"};
constexpr db::Statement select_version{"test.version", "SELECT version FROM inputs WHERE id = $1"};
constexpr db::Statement count_inputs{"test.count", "SELECT count(*) FROM inputs"};
constexpr db::Statement count_uses{"test.uses_count", "SELECT count(*) FROM inputs_uses"};

class Undo : public LedgerTest {
  protected:
    std::int64_t act(const std::function<void(Act&)>& change) {
        const auto done = database_->writing([&](db::Session& session) -> Result<std::int64_t> {
            Act act(session, "anna", "test", "i1");
            change(act);
            return act.append();
        });
        EXPECT_TRUE(done);
        return done.value_or(0);
    }
    std::int64_t add(std::string_view id, std::string_view text) {
        return act([&](Act& act) {
            act.write(insert_input, {id, text, nullptr, nullptr, nullptr});
        });
    }
    std::int64_t edit(std::string_view id, std::string_view text) {
        return act([&](Act& act) { act.write(update_input, {id, text}); });
    }
    Result<std::int64_t> take_back(std::int64_t entry) {
        return database_->writing([&](db::Session& session) {
            return undo(session, "anna", *entry_with_id(session, entry), tables);
        });
    }
    std::string text(std::string_view id) {
        return database_->reading([&](db::Session& session) {
            return session.text(select_text, {id}).value_or("(gone)");
        });
    }
    std::int64_t number(const db::Statement& statement) {
        return database_->reading(
            [&](db::Session& session) { return session.integer(statement).value_or(-1); });
    }
    void TearDown() override {
        if (IsSkipped())
            return;
        ASSERT_TRUE(number_entries(*database_));
        const auto report =
            database_->reading([&](db::Session& session) { return check(session, tables); });
        for (const Message& finding : report.findings)
            ADD_FAILURE() << finding.text << ' ' << finding.arguments[0];
        EXPECT_GT(report.entries, 0);
    }
};

TEST_P(Undo, OfAnAddedRowTakesItAway) {
    const auto entry = add("i1", "Mer tåg");
    ASSERT_TRUE(take_back(entry));
    EXPECT_EQ(text("i1"), "(gone)");
}

TEST_P(Undo, OfAnEditPutsTheTextBackAndRaisesTheVersion) {
    add("i1", "Mer tåg");
    const auto entry = edit("i1", "Mindre tåg");
    ASSERT_TRUE(take_back(entry));
    EXPECT_EQ(text("i1"), "Mer tåg");
    EXPECT_EQ(database_->reading(
                  [](db::Session& session) { return session.integer(select_version, {"i1"}); }),
              3);
}

TEST_P(Undo, OfADeletionBringsRowsBackWithWhatRefersToThem) {
    add("i1", "Mer tåg");
    act([](Act& act) {
        act.write(insert_use, {"u1", "i1", "used"});
        act.write(insert_use, {"a1", "i1", "used"});
    });
    const auto entry = act([](Act& act) {
        act.erase(delete_use, {"u1"});
        act.erase(delete_use, {"a1"});
        act.erase(delete_input, {"i1"});
    });
    EXPECT_EQ(number(count_inputs), 0);
    ASSERT_TRUE(take_back(entry));
    EXPECT_EQ(text("i1"), "Mer tåg");
    EXPECT_EQ(number(count_uses), 2);
}

TEST_P(Undo, OfAnUndoDoesTheActAgain) {
    add("i1", "Mer tåg");
    const auto entry = edit("i1", "Mindre tåg");
    const auto undone = take_back(entry);
    ASSERT_TRUE(undone);
    ASSERT_TRUE(take_back(*undone));
    EXPECT_EQ(text("i1"), "Mindre tåg");
}

TEST_P(Undo, IsRefusedTheSecondTimeAndAfterAnotherEdit) {
    add("i1", "Mer tåg");
    const auto first = edit("i1", "Mindre tåg");
    const auto second = edit("i1", "Inga tåg");
    const auto refused = take_back(first);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    ASSERT_TRUE(take_back(second));
    EXPECT_FALSE(take_back(second));
    EXPECT_EQ(text("i1"), "Mindre tåg");
}

TEST_P(Undo, IsRefusedWhileSomethingElseRefersToTheRow) {
    const auto entry = add("i1", "Mer tåg");
    act([](Act& act) { act.write(insert_use, {"u1", "i1", "used"}); });
    const auto refused = take_back(entry);
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::conflict);
    EXPECT_EQ(text("i1"), "Mer tåg");
}

TEST_P(Undo, OfRowsMadeTogetherTakesTheReferringOneAwayFirst) {
    const auto entry = act([](Act& act) {
        act.write(insert_input, {"z1", "Mer tåg", nullptr, nullptr, nullptr});
        act.write(insert_use, {"a1", "z1", "used"});
    });
    ASSERT_TRUE(take_back(entry));
    EXPECT_EQ(number(count_inputs), 0);
    EXPECT_EQ(number(count_uses), 0);
}

ON_BOTH_ENGINES(Undo);

} // namespace

} // namespace radslag::ledger
