// The text of an insert of several rows, and parameters that own what they view.
#include "platform/db/insert_rows.hpp"

#include <gtest/gtest.h>

namespace radslag::db {
namespace {

TEST(AnInsertOfRows, RepeatsTheRowWithItsParametersCountedOn) {
    EXPECT_EQ(insert_of_rows("INSERT INTO t (a, b) VALUES ($1, $2)", 3),
              "INSERT INTO t (a, b) VALUES ($1, $2), ($3, $4), ($5, $6)");
    EXPECT_EQ(
        insert_of_rows("INSERT INTO t (a, b) VALUES ($1, coalesce($2, 'a (b')) RETURNING *", 2),
        "INSERT INTO t (a, b) VALUES ($1, coalesce($2, 'a (b')), ($3, coalesce($4, 'a (b')) "
        "RETURNING *");
    EXPECT_EQ(insert_of_rows("INSERT INTO t (a, b, c) VALUES ($2, (SELECT n FROM u WHERE id = $1), "
                             "$2) RETURNING a",
                             2),
              "INSERT INTO t (a, b, c) VALUES ($2, (SELECT n FROM u WHERE id = $1), $2), ($4, "
              "(SELECT n FROM u WHERE id = $3), $4) RETURNING a");
}

TEST(AnInsertOfRows, MayPassOverRowsThatAreThere) {
    EXPECT_EQ(insert_of_rows("INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO NOTHING", 2),
              "INSERT INTO t (a) VALUES ($1), ($2) ON CONFLICT (a) DO NOTHING");
}

TEST(AnInsertOfRows, IsNotMadeOfAnyOtherStatement) {
    for (const auto* sql :
         {"UPDATE t SET a = $1 RETURNING *", "INSERT INTO t (a) SELECT $1",
          "INSERT INTO t (a) VALUES ($1) ON CONFLICT (a) DO NOTHING RETURNING a",
          "INSERT INTO t (a, b) VALUES ($1, $2) ON CONFLICT (a) DO UPDATE SET b = excluded.b",
          "INSERT INTO t (a, n) VALUES ($1, (SELECT count(*) FROM t WHERE a = $1) + 1)",
          "INSERT INTO t (a, n) VALUES ($1, (SELECT max(n) FROM t))",
          "INSERT INTO t (a) VALUES ($1", "SAVEPOINT action", "DELETE FROM t WHERE a = $1"})
        EXPECT_EQ(insert_of_rows(sql, 4), std::nullopt) << sql;
}

TEST(OwnedParameters, OutliveWhatTheyWereMadeOf) {
    const std::string text = "som kommunerna bad om";
    const std::byte bytes[] = {std::byte{1}, std::byte{0}};
    std::optional<OwnedParameters> owned;
    {
        std::string passing = text;
        std::vector<std::byte> passing_bytes(std::begin(bytes), std::end(bytes));
        const std::array<Parameter, 5> parameters{passing, 7, nullptr, "",
                                                  Parameter::Bytes(passing_bytes)};
        owned.emplace(parameters);
        passing.assign(passing.size(), 'x');
        passing_bytes.assign(2, std::byte{9});
    }
    const OwnedParameters moved = std::move(*owned);
    ASSERT_EQ(moved.all().size(), 5U);
    EXPECT_EQ(std::get<std::string_view>(moved.all()[0].value()), text);
    EXPECT_EQ(std::get<std::int64_t>(moved.all()[1].value()), 7);
    EXPECT_TRUE(std::holds_alternative<std::monostate>(moved.all()[2].value()));
    EXPECT_EQ(std::get<std::string_view>(moved.all()[3].value()), "");
    EXPECT_TRUE(std::ranges::equal(std::get<Parameter::Bytes>(moved.all()[4].value()), bytes));
}

} // namespace
} // namespace radslag::db
