// All rows from one database into another of the same engine; from one engine to the other they go
// in tests/system/copy_test.py.
#include "platform/db/copying.hpp"
#include "platform/db/engine_test.hpp"
#include "platform/db/row_sum.hpp"

namespace radslag::db {
namespace {

/// The names lie so that a child is copied before what it points at.
constexpr Migration tables[] = {
    {1, "0001_tables",
     "CREATE TABLE parent (id TEXT PRIMARY KEY, number INTEGER) STRICT;\n"
     "CREATE TABLE child (id TEXT PRIMARY KEY, of_parent TEXT REFERENCES parent (id), elder TEXT "
     "REFERENCES child (id), bytes BLOB, \"order\" INTEGER) STRICT;\n"
     "CREATE TABLE counted (id INTEGER PRIMARY KEY, words TEXT) STRICT;"}};

constexpr Statement insert_parent{"parent", "INSERT INTO parent (id, number) VALUES ($1, $2)"};
constexpr Statement insert_child{"child", "INSERT INTO child (id, of_parent, elder, bytes, "
                                          "\"order\") VALUES ($1, $2, $3, $4, $5)"};
constexpr Statement insert_counted{"counted", "INSERT INTO counted (words) VALUES ($1)"};
constexpr Statement last_counted{"last", "SELECT max(id) FROM counted"};
constexpr Statement elder_of{"elder", "SELECT elder FROM child WHERE id = $1"};

class Copying : public EngineTest {
  protected:
    void SetUp() override {
        EngineTest::SetUp();
        if (IsSkipped())
            return;
        other_.emplace(GetParam());
        ASSERT_TRUE(make_tables(tables));
        ASSERT_TRUE(other_->make_tables(clock(), tables));
        write(options(), [](Session& session) {
            session.execute(insert_parent, {"p", std::int64_t{-5}});
            const std::byte zeros[] = {std::byte{0}, std::byte{255}};
            // The younger before the elder in the order of ids, so that no order of rows serves.
            session.execute(insert_child, {"z", "p", nullptr, Parameter::Bytes(zeros), 1});
            session.execute(insert_child, {"a", "p", "z", nullptr, nullptr});
            for (const char* words : {"", "åäö", "😀"})
                session.execute(insert_counted, {words});
        });
    }

    void write(const Options& where, const std::function<void(Session&)>& action) {
        const auto written = db::open(where, clock())->write([&](Session& session) -> Result<void> {
            action(session);
            return {};
        });
        ASSERT_TRUE(written);
    }

    std::optional<TestDatabase> other_;
};
ON_BOTH_ENGINES(Copying);

TEST_P(Copying, BringsEveryRowWithWhatPointsAtRows) {
    const auto copied = copy_rows(options(), other_->options(), clock());
    ASSERT_TRUE(copied);
    ASSERT_EQ(copied->size(), 3U);
    EXPECT_EQ((*copied)[0].name, "child");
    EXPECT_EQ((*copied)[0].rows, 2);
    EXPECT_EQ((*copied)[2].rows, 1);
    const auto there = db::open(other_->options(), clock());
    EXPECT_EQ(there->reading([](Session& session) { return session.text(elder_of, {"a"}); }), "z");
}

TEST_P(Copying, LeavesOutWhatItIsTold) {
    const auto copied = copy_rows(options(), other_->options(), clock(),
                                  [](std::string_view table) { return table == "counted"; });
    ASSERT_TRUE(copied);
    EXPECT_EQ(copied->size(), 2U);
    const auto there = db::open(other_->options(), clock());
    EXPECT_FALSE(there->reading([](Session& session) { return session.integer(last_counted); }));
}

TEST_P(Copying, PutsTheRowsInThePlaceOfWhatIsThere) {
    ASSERT_TRUE(copy_rows(options(), other_->options(), clock()));
    write(other_->options(), [](Session& session) { session.execute(insert_counted, {"more"}); });
    const auto again = copy_rows(options(), other_->options(), clock());
    ASSERT_TRUE(again);
    EXPECT_EQ((*again)[1].rows, 3);
}

TEST_P(Copying, LetsWhatNumbersRowsGoOnAboveTheLast) {
    ASSERT_TRUE(copy_rows(options(), other_->options(), clock()));
    write(other_->options(), [](Session& session) { session.execute(insert_counted, {"next"}); });
    const auto there = db::open(other_->options(), clock());
    EXPECT_EQ(there->reading([](Session& session) { return session.integer(last_counted); }), 4);
}

TEST_P(Copying, SumsRowsInAnyOrderAndTellsThemApart) {
    const auto sum_by = [&](std::string_view sql) {
        RowSum sum;
        db::open(options(), clock())->read([&](Session& session) {
            session.query({"rows", sql}, {}, [&](const Row& row) { sum.add(row); });
        });
        return sum.text();
    };
    const std::string up = sum_by("SELECT id, words FROM counted ORDER BY id");
    EXPECT_EQ(up.size(), 64U);
    EXPECT_EQ(sum_by("SELECT id, words FROM counted ORDER BY id DESC"), up);
    EXPECT_NE(sum_by("SELECT id, words FROM counted WHERE id > 1"), up);
    EXPECT_NE(sum_by("SELECT id, words FROM counted UNION ALL SELECT id, words FROM counted"), up);
    // A text is not the number that it spells, nor an empty one nothing.
    EXPECT_NE(sum_by("SELECT '1' AS a"), sum_by("SELECT 1 AS a"));
    EXPECT_NE(sum_by("SELECT '' AS a"), sum_by("SELECT CAST(NULL AS TEXT) AS a"));
}

} // namespace
} // namespace radslag::db
