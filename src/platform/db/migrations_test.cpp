// Migrations forward, and everything for which they are refused with a sentence.
#include "platform/db/engine_test.hpp"
#include "platform/db/migrations.hpp"

#include <fstream>
#include <future>

namespace radslag::db {
namespace {

namespace fs = std::filesystem;

constexpr Migration people{1, "0001_people",
                           "CREATE TABLE people (id TEXT PRIMARY KEY, name TEXT NOT NULL) STRICT;"};
constexpr Migration notes{2, "0002_notes", R"(
CREATE TABLE notes (
    number INTEGER PRIMARY KEY,
    person TEXT NOT NULL REFERENCES people (id)
) STRICT;
INSERT INTO people (id, name) VALUES ('anna', 'Anna; "Andersson" -- TEXT');
INSERT INTO notes (person) VALUES ('anna');
)"};
constexpr Migration places{7, "0007_places",
                           "CREATE TABLE places (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;"};
constexpr Migration broken{8, "0008_broken",
                           "CREATE TABLE halves (id TEXT PRIMARY KEY) STRICT; INSERT INTO nowhere "
                           "(id) VALUES (1);"};

class AMigration : public EngineTest {
  protected:
    Result<MigrationReport> run(std::vector<Migration> list) {
        return migrate(options(), clock(), list);
    }
    std::string one_text(std::string_view sql) {
        return open()->reading([&](Session& session) {
            return session.text({"text", sql}).value_or("");
        });
    }
    int version() {
        return open()->reading([](Session& session) { return schema_version(session); });
    }
    static void expect_refused(const Result<MigrationReport>& result, std::string_view sentence,
                               const std::vector<std::string>& arguments) {
        ASSERT_FALSE(result);
        EXPECT_EQ(result.error().code, ErrorCode::conflict);
        EXPECT_TRUE(result.error().message.text.starts_with(sentence))
            << result.error().message.text;
        EXPECT_EQ(result.error().message.arguments, arguments);
    }
};
ON_BOTH_ENGINES(AMigration);

TEST_P(AMigration, RunsOnceInTheOrderOfNumbers) {
    const auto first = run({people, notes});
    ASSERT_TRUE(first);
    EXPECT_EQ(first->from, 0);
    EXPECT_EQ(first->to, 2);
    EXPECT_EQ(one_text("SELECT name FROM people"), "Anna; \"Andersson\" -- TEXT");
    const auto again = run({people, notes});
    ASSERT_TRUE(again);
    EXPECT_EQ(again->from, 2);
    EXPECT_EQ(again->to, 2);
    const auto later = run({people, notes, places});
    ASSERT_TRUE(later);
    EXPECT_EQ(later->from, 2);
    EXPECT_EQ(later->to, 7);
    EXPECT_EQ(version(), 7);
}

TEST_P(AMigration, IsRefusedWhereTheDatabaseIsNewer) {
    ASSERT_TRUE(run({people, notes, places}));
    expect_refused(run({people, notes}), "The database was made by a newer version", {"7", "2"});
    expect_refused(run({}), "The database was made by a newer version", {"7", "0"});
    EXPECT_EQ(version(), 7);
}

TEST_P(AMigration, IsRefusedWhereOneThatRanHasBeenChanged) {
    ASSERT_TRUE(run({people, notes}));
    const Migration changed{2, "0002_notes", "CREATE TABLE notes (id TEXT PRIMARY KEY) STRICT;"};
    expect_refused(run({people, changed, places}), "Migration {0} has been changed", {"2"});
    expect_refused(run({people, places}), "Migration {0} has been changed", {"2"});
    EXPECT_EQ(version(), 2);
}

TEST_P(AMigration, IsRefusedWhereOneIsMissingBeforeOthersThatRan) {
    ASSERT_TRUE(run({people, places}));
    expect_refused(run({people, notes, places}), "The database lacks migration {0}", {"2"});
    EXPECT_EQ(version(), 7);
}

TEST_P(AMigration, ThatFailsLeavesTheDatabaseAsItWasBefore) {
    ASSERT_TRUE(run({people}));
    try {
        (void)run({people, notes, broken});
        FAIL() << "it ran";
    } catch (const Fault& fault) {
        EXPECT_NE(std::string_view(fault.what()).find("0008_broken"), std::string_view::npos);
    }
    EXPECT_EQ(version(), 2) << "those before it stay";
    EXPECT_THROW((void)one_text("SELECT id FROM halves"), Fault);
    EXPECT_TRUE(run({people, notes, places})) << "mended, it can go on";
}

TEST_P(AMigration, OfAnEmptyDatabaseRunsWithAllOthersOrNot) {
    EXPECT_THROW((void)run({people, notes, broken}), Fault);
    EXPECT_EQ(version(), 0);
    EXPECT_THROW((void)one_text("SELECT name FROM people"), Fault);
    EXPECT_TRUE(run({people, notes, places}));
    EXPECT_EQ(version(), 7);
}

TEST_P(AMigration, MustHaveItsPlaceInTheList) {
    EXPECT_THROW((void)run({notes, people}), std::logic_error);
    EXPECT_THROW((void)run({people, people}), std::logic_error);
}

TEST_P(AMigration, RunsOnceThoughNodesStartTogether) {
    const Options here = options();
    std::vector<std::future<Result<MigrationReport>>> nodes;
    for (int i = 0; i < 4; ++i)
        nodes.push_back(std::async(std::launch::async, [&] {
            const std::array<Migration, 3> list{people, notes, places};
            return migrate(here, clock(), list);
        }));
    for (auto& node : nodes)
        EXPECT_TRUE(node.get());
    EXPECT_EQ(version(), 7);
    EXPECT_EQ(one_text("SELECT CAST(count(*) AS TEXT) FROM notes"), "1");
}

class AMigrationOnSqlite : public AMigration {};
ONLY_ON_SQLITE(AMigrationOnSqlite);

TEST_P(AMigrationOnSqlite, KeepsACopyOfADatabaseThatHoldsAnything) {
    const fs::path copy = options().location + ".before-0002";
    ASSERT_TRUE(run({people}));
    EXPECT_FALSE(fs::exists(options().location + ".before-0001")) << "there was nothing to keep";
    ASSERT_TRUE(open()->write([](Session& session) -> Result<void> {
        session.execute({"add", "INSERT INTO people (id, name) VALUES ('bo', 'Bo')"});
        return {};
    }));
    ASSERT_TRUE(run({people, notes, places}));
    ASSERT_TRUE(fs::exists(copy));
    const auto kept = db::open({copy.string()}, clock());
    kept->read([](Session& session) {
        EXPECT_EQ(session.text({"name", "SELECT name FROM people"}), "Bo");
        EXPECT_EQ(schema_version(session), 1);
    });
}

TEST_P(AMigrationOnSqlite, DoesNotRunWhereTheCopyCannotBeMade) {
    ASSERT_TRUE(run({people}));
    fs::create_directory(options().location + ".before-0002.part");
    std::ofstream(options().location + ".before-0002.part/in the way") << "x";
    const auto result = run({people, notes});
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, ErrorCode::unavailable);
    EXPECT_EQ(version(), 1);
}

TEST_P(AMigrationOnSqlite, MakesStrictTablesOnly) {
    EXPECT_THROW((void)run({{1, "0001_loose", "CREATE TABLE loose (id TEXT PRIMARY KEY);"}}),
                 Fault);
    EXPECT_TRUE(run({{1, "0001_found", "CREATE VIRTUAL TABLE found USING fts5 (words);"}}))
        << "tables of search are their module's own";
}

TEST_P(AMigrationOnSqlite, MayRebuildATableThatOthersPointAt) {
    ASSERT_TRUE(run({people, notes}));
    const Migration rebuilt{3, "0003_people_again", R"(
CREATE TABLE people_new (id TEXT PRIMARY KEY, name TEXT NOT NULL, title TEXT) STRICT;
INSERT INTO people_new (id, name) SELECT id, name FROM people;
DROP TABLE people;
ALTER TABLE people_new RENAME TO people;
)"};
    ASSERT_TRUE(run({people, notes, rebuilt}));
    EXPECT_EQ(one_text("SELECT name FROM people JOIN notes ON person = people.id"),
              "Anna; \"Andersson\" -- TEXT");
}

TEST_P(AMigrationOnSqlite, MayNotLeaveRowsThatPointAtNothing) {
    ASSERT_TRUE(run({people, notes}));
    EXPECT_THROW((void)run({people, notes, {3, "0003_emptied", "DELETE FROM people;"}}), Fault);
    EXPECT_EQ(version(), 2);
    EXPECT_NE(one_text("SELECT name FROM people"), "");
}

} // namespace
} // namespace radslag::db
