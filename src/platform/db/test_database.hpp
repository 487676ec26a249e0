// Databases for tests: a SQLite file in a folder of its own, or a schema or database of its own on
// the server that RADSLAG_TEST_PG names; all go away at the end. script/postgres starts such a
// server.
#pragma once

#include "platform/db/migrations.hpp"

#include <filesystem>

namespace radslag::db {

class TestDatabase {
  public:
    /// Makes an empty database. Ask is_there() first.
    explicit TestDatabase(Engine engine);
    ~TestDatabase();
    TestDatabase(const TestDatabase&) = delete;
    TestDatabase& operator=(const TestDatabase&) = delete;

    /// Whether tests can have this engine: always SQLite, PostgreSQL if RADSLAG_TEST_PG is set.
    static bool is_there(Engine engine);

    [[nodiscard]] const Options& options() const { return options_; }
    /// Makes its tables as migrate() does; afterwards options() may name another place. Only the
    /// first database of a program runs the migrations, which takes half a second; the others are
    /// copies of it.
    [[nodiscard]] Result<void> make_tables(const Clock& clock,
                                           std::span<const Migration> migrations);

    /// A folder of this database's own, for its file and what a test puts beside it.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    /// Of its own on the server, empty or as `model` is.
    void make_database(const TestDatabase* model);

    std::filesystem::path folder_;
    std::string schema_;   ///< PostgreSQL only
    std::string database_; ///< the same, when it has one of its own
    Options options_;
};

} // namespace radslag::db
