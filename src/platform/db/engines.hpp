// The two engines behind database.hpp, for the module itself: database.cpp chooses one of them,
// migrations.cpp needs a bare connection to either.
#pragma once

#include "platform/db/connection.hpp"

namespace radslag::db {

[[nodiscard]] Engine engine_of(const Options& options);

std::unique_ptr<Database> open_sqlite(const Options& options, const Clock& clock);
std::unique_ptr<Database> open_postgres(const Options& options, const Clock& clock);

/// A connection for migrations: it may change tables, and on SQLite foreign keys are not enforced
/// (a table is rebuilt by making it anew), so the caller checks them before the commit.
std::unique_ptr<Connection> connect_for_migrations(const Options& options, const Clock& clock);

/// What an action ends with that was not saved, through no fault of its own.
Result<void> not_saved();

} // namespace radslag::db
