// What a database tells of its tables, and all rows of one, on both engines alike.
#include "platform/db/catalogue.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/whole_tables.hpp"

#include <algorithm>

namespace radslag::db {
namespace {

constexpr Migration tables[] = {
    {1, "0001_tables",
     "CREATE TABLE parent (id TEXT PRIMARY KEY, number INTEGER) STRICT;\n"
     "CREATE TABLE child (id TEXT PRIMARY KEY, words TEXT NOT NULL, of_parent TEXT NOT NULL "
     "REFERENCES parent (id), \"order\" INTEGER) STRICT;\n"
     "CREATE TABLE pair (one TEXT NOT NULL, other TEXT NOT NULL, PRIMARY KEY (one, other)) STRICT, "
     "WITHOUT ROWID;"},
    {2, "0002_more",
     "ALTER TABLE child ADD COLUMN bytes BLOB;\n"
     "ALTER TABLE child DROP COLUMN words;\n"
     "ALTER TABLE child ADD COLUMN elder TEXT REFERENCES child (id);"}};

constexpr Statement insert_parent{"parent", "INSERT INTO parent (id, number) VALUES ($1, $2)"};

class WholeTables : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (!IsSkipped()) {
            ASSERT_TRUE(make_tables(tables));
        }
    }
};
ON_BOTH_ENGINES(WholeTables);

TEST_P(WholeTables, AreToldWithColumnsAsTheyWereAddedAndWhatLeadsWhere) {
    using Kind = ColumnKind;
    const auto shapes = open()->reading(shapes_of);
    ASSERT_EQ(shapes.size(), 3U);
    EXPECT_EQ(shapes[0], (TableShape{"child",
                                     {{"id", Kind::text, true},
                                      {"of_parent", Kind::text, true},
                                      {"order", Kind::integer, false},
                                      {"bytes", Kind::bytes, false},
                                      {"elder", Kind::text, false}},
                                     {"id"},
                                     {{"elder", "child"}, {"of_parent", "parent"}}}));
    EXPECT_EQ(shapes[1].name, "pair");
    EXPECT_EQ(shapes[1].key, (std::vector<std::string>{"one", "other"}));
    EXPECT_TRUE(shapes[1].keys_to.empty());
    EXPECT_EQ(shapes[2].columns[1], (ColumnShape{"number", Kind::integer, false}));
}

TEST_P(WholeTables, GiveEachRowInTheOrderOfAColumn) {
    constexpr std::int64_t many = 2500; // more than PostgreSQL is asked for at once
    const auto database = open();
    ASSERT_TRUE(database->write([](Session& session) -> Result<void> {
        for (std::int64_t i = 0; i < many; ++i)
            session.execute(insert_parent, {std::to_string(i), many - i});
        return {};
    }));
    const std::vector<std::string> columns{"number", "id"};
    std::vector<std::string> ids;
    database->read([&](Session& session) {
        each_row(session, "parent", columns, "id", [&](const Row& row) {
            EXPECT_EQ(many - row.integer(0), std::stoll(row.string(1)));
            ids.push_back(row.string(1));
        });
        // A second one in the same transaction.
        std::int64_t count = 0;
        each_row(session, "parent", columns, {}, [&](const Row&) { ++count; });
        EXPECT_EQ(count, many);
    });
    EXPECT_EQ(ids.size(), static_cast<std::size_t>(many));
    EXPECT_TRUE(std::ranges::is_sorted(ids));
}

} // namespace
} // namespace radslag::db
