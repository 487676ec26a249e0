// Databases for tests: a SQLite file in a folder of its own, or a schema of its own on the server
// that RADSLAG_TEST_PG names; both go away at the end. script/postgres starts such a server.
#pragma once

#include "platform/db/database.hpp"

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
    /// A folder of this database's own, for its file and what a test puts beside it.
    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }

  private:
    std::filesystem::path folder_;
    std::string schema_; ///< PostgreSQL only
    Options options_;
};

} // namespace radslag::db
