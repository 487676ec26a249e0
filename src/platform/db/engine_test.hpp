// Tests that run on both engines: derive the fixture from EngineTest and say ON_BOTH_ENGINES. Where
// RADSLAG_TEST_PG names no server, the half for PostgreSQL is skipped, and says so.
#pragma once

#include "platform/db/test_database.hpp"

#include <gtest/gtest.h>

namespace radslag::db {

class EngineTest : public testing::TestWithParam<Engine> {
  protected:
    void SetUp() override {
        if (!TestDatabase::is_there(GetParam()))
            GTEST_SKIP()
                << "NO POSTGRESQL: set RADSLAG_TEST_PG to what `script/postgres start DIR` "
                   "prints";
        made_.emplace(GetParam());
    }

    [[nodiscard]] bool on_postgres() const { return GetParam() == Engine::postgres; }
    [[nodiscard]] Options options() const { return made_->options(); }
    [[nodiscard]] const std::filesystem::path& folder() const { return made_->folder(); }
    [[nodiscard]] const Clock& clock() const { return clock_; }
    [[nodiscard]] Result<void> make_tables(std::span<const Migration> migrations) {
        return made_->make_tables(clock_, migrations);
    }
    [[nodiscard]] std::unique_ptr<Database> open() const { return db::open(options(), clock_); }

  private:
    SystemClock clock_;
    std::optional<TestDatabase> made_;
};

inline std::string engine_name(const testing::TestParamInfo<Engine>& info) {
    return info.param == Engine::sqlite ? "sqlite" : "postgres";
}

#define ON_BOTH_ENGINES(Fixture)                                                                   \
    INSTANTIATE_TEST_SUITE_P(                                                                      \
        Engines, Fixture,                                                                          \
        testing::Values(radslag::db::Engine::sqlite, radslag::db::Engine::postgres),               \
        radslag::db::engine_name)

#define ONLY_ON_POSTGRES(Fixture)                                                                  \
    INSTANTIATE_TEST_SUITE_P(Engines, Fixture, testing::Values(radslag::db::Engine::postgres),     \
                             radslag::db::engine_name)

#define ONLY_ON_SQLITE(Fixture)                                                                    \
    INSTANTIATE_TEST_SUITE_P(Engines, Fixture, testing::Values(radslag::db::Engine::sqlite),       \
                             radslag::db::engine_name)

} // namespace radslag::db
