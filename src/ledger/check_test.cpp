// What check() finds when somebody changes the database past the ledger, on both engines.
#include "ledger/check.hpp"
#include "ledger/kept_tree.hpp"
#include "ledger/records_test.hpp"
#include "ledger/store.hpp"

namespace radslag::ledger {
namespace {

constexpr std::array<RecordTable, 2> tables{{
    {"inputs",
     {"inputs.row", "SELECT * FROM inputs WHERE id = $1"},
     {"inputs.ids", "SELECT id FROM inputs WHERE id > $1 ORDER BY id LIMIT 1000"}},
    {"inputs_uses",
     {"uses.row", "SELECT * FROM inputs_uses WHERE id = $1"},
     {"uses.ids", "SELECT id FROM inputs_uses WHERE id > $1 ORDER BY id LIMIT 1000"}},
}};

class ACheck : public LedgerTest {
  protected:
    void SetUp() override {
        LedgerTest::SetUp();
        if (IsSkipped())
            return;
        for (int i = 0; i < 5; ++i)
            ASSERT_TRUE(receive("i" + std::to_string(i), "An input."));
        ASSERT_TRUE(change("i1", "A better input."));
        ASSERT_TRUE(database_->write([](db::Session& session) -> Result<void> {
            Act act(session, "anna", "input.delete", "i4");
            act.erase(delete_input, {"i4"});
            act.append();
            return {};
        }));
        ASSERT_TRUE(number_entries(*database_));
    }

    /// Does what no act does: writes past the ledger.
    void meddle(std::string_view sql) {
        ASSERT_TRUE(database_->write([&](db::Session& session) -> Result<void> {
            session.execute({"meddle", sql});
            return {};
        }));
    }

    CheckReport checked() {
        return database_->reading([](db::Session& session) { return check(session, tables); });
    }

    /// The findings, with their arguments put in.
    std::vector<std::string> findings() {
        std::vector<std::string> sentences;
        for (const Message& message : checked().findings) {
            std::string sentence = message.text;
            for (std::size_t i = 0; i < message.arguments.size(); ++i)
                if (const auto at = sentence.find("{" + std::to_string(i) + "}");
                    at != std::string::npos)
                    sentence.replace(at, 3, message.arguments[i]);
            sentences.push_back(sentence);
        }
        return sentences;
    }
    using Sentences = std::vector<std::string>;
};
ON_BOTH_ENGINES(ACheck);

TEST_P(ACheck, FindsNothingWhereAllWentThroughActs) {
    const CheckReport report = checked();
    EXPECT_TRUE(report.clean());
    EXPECT_EQ(report.entries, 7);
    EXPECT_EQ(report.images, 7);
    EXPECT_EQ(report.rows, 4);
}

TEST_P(ACheck, FindsAnEntryThatIsNotTheOnePromised) {
    ASSERT_EQ(grow_tree(*database_), 7U);
    ASSERT_EQ(grow_tree(*database_), 0U);
    EXPECT_TRUE(checked().clean());
    meddle("UPDATE ledger_nodes SET hash = (SELECT hash FROM ledger_nodes WHERE level = 0 AND "
           "position = 0) WHERE level = 0 AND position = 5");
    EXPECT_EQ(findings(),
              (Sentences{"The entry 5 of the ledger is not the one that its log promised.",
                         "The node 2 at the height 1 in the tree of the ledger's log was changed "
                         "or is missing."}));
}

TEST_P(ACheck, FindsATreeThatWasChangedOrCut) {
    ASSERT_EQ(grow_tree(*database_), 7U);
    meddle("DELETE FROM ledger_nodes WHERE level = 2");
    EXPECT_EQ(findings(), (Sentences{"The node 0 at the height 2 in the tree of the ledger's log "
                                     "was changed or is missing.",
                                     "The tree of the ledger's log has 10 nodes, and not the 11 "
                                     "that belong to it."}));
    meddle("DELETE FROM ledger_nodes WHERE level = 0 AND position = 3");
    EXPECT_EQ(
        findings(),
        Sentences{"Between the entries 0 and 6 the ledger lacks some, or their hashes, that its "
                  "log has promised."});
}

TEST_P(ACheck, FindsARowThatWasChanged) {
    meddle("UPDATE inputs SET theme = 'energy', sort_key = NULL WHERE id = 'i1'");
    EXPECT_EQ(findings(), Sentences{"In the table inputs the row i1 differs from its newest image "
                                    "in the column theme."});
}

TEST_P(ACheck, FindsARowThatWasRemoved) {
    meddle("DELETE FROM inputs WHERE id = 'i2'");
    EXPECT_EQ(findings(),
              Sentences{"In the table inputs the row i2 is missing, though no act deleted it."});
}

TEST_P(ACheck, FindsARowThatWasAdded) {
    meddle("INSERT INTO inputs (id, version, text) VALUES ('x', 1, 'From nowhere.')");
    EXPECT_EQ(findings(), Sentences{"In the table inputs the row x was written by no act."});
}

TEST_P(ACheck, FindsADeletedRowThatCameBack) {
    meddle("INSERT INTO inputs (id, version, text) VALUES ('i4', 1, 'An input.')");
    EXPECT_EQ(findings(),
              Sentences{"In the table inputs the row i4 is there, though an act deleted it."});
}

TEST_P(ACheck, PassesOverSortKeysWhichAreDerived) {
    meddle("UPDATE inputs SET sort_key = NULL");
    EXPECT_EQ(findings(), Sentences{});
}

TEST_P(ACheck, FindsAnEntryThatWasRemoved) {
    meddle("DELETE FROM ledger_entries WHERE number = 3");
    EXPECT_EQ(findings(), (Sentences{"The ledger lacks the entries 3 to 3.",
                                     "The ledger holds 6 images of rows, but its index names 7."}));
}

TEST_P(ACheck, FindsAnEntryWhoseRootOrColumnsWereChanged) {
    meddle("UPDATE ledger_entries SET root = (SELECT root FROM ledger_entries WHERE number = 0) "
           "WHERE number = 2");
    meddle("UPDATE ledger_entries SET who = 'nobody' WHERE number = 3");
    EXPECT_EQ(findings(),
              (Sentences{"The entry 2 of the ledger was changed: it does not match its root.",
                         "The entry 3 of the ledger was changed: its column who differs from its "
                         "payload."}));
}

TEST_P(ACheck, FindsAnEntryWhosePayloadCannotBeRead) {
    meddle("UPDATE ledger_entries SET payload = root WHERE number = 0");
    EXPECT_EQ(findings().front(),
              "The entry 0 of the ledger was changed: its payload cannot be read.");
}

TEST_P(ACheck, FindsAnImageThatTheIndexHasLost) {
    meddle("DELETE FROM ledger_images WHERE row_id = 'i0'");
    EXPECT_EQ(findings(),
              (Sentences{"The index of the ledger does not lead from the row i0 of the table "
                         "inputs to the entry 1.",
                         "The ledger holds 7 images of rows, but its index names 6.",
                         "In the table inputs the row i0 was written by no act."}));
}

TEST_P(ACheck, KeepsAsManyFindingsAsAskedForAndCountsTheRest) {
    meddle("UPDATE inputs SET text = 'Something else.'");
    const CheckReport report =
        database_->reading([](db::Session& session) { return check(session, tables, 3); });
    EXPECT_EQ(report.findings.size(), 3U);
    EXPECT_EQ(report.more_findings, 1);
}

TEST_P(ACheck, PassesOverColumnsThatALaterMigrationAddedOrDropped) {
    std::vector<db::Migration> later(test_migrations().begin(), test_migrations().end());
    later.push_back({9001, "9001_later",
                     "ALTER TABLE inputs ADD COLUMN place TEXT;"
                     "ALTER TABLE inputs DROP COLUMN theme;"});
    ASSERT_TRUE(db::migrate(options(), clock(), later));
    EXPECT_EQ(findings(), Sentences{});
    meddle("UPDATE inputs SET text = 'Past the ledger.' WHERE id = 'i0'");
    EXPECT_EQ(findings(), Sentences{"In the table inputs the row i0 differs from its newest image "
                                    "in the column text."});
}

class ACheckOnPostgres : public ACheck {};
ONLY_ON_POSTGRES(ACheckOnPostgres);

TEST_P(ACheckOnPostgres, HoldsTheEntriesThatHaveNoNumberYet) {
    ASSERT_TRUE(receive("i9", "Not numbered yet."));
    const CheckReport report = checked();
    EXPECT_TRUE(report.clean());
    EXPECT_EQ(report.entries, 8);
}

} // namespace
} // namespace radslag::ledger
