// Makes and renews the tables: numbered SQL files, embedded, forward only, each in a transaction.
// One SQL text serves both engines; docs/sql.md says which words differ.
#pragma once

#include "platform/db/database.hpp"

#include <span>
#include <string_view>

namespace radslag::db {

/// One file `src/<feature>/migrations/NNNN_words.sql`; numbers are unique over all features.
struct Migration {
    int number;
    std::string_view name; ///< "0003_meetings"
    std::string_view sql;
};

struct MigrationReport {
    int from = 0; ///< the highest number that was there
    int to = 0;   ///< the highest number now
};

/// Brings the database up to the last migration, in the order of numbers; an empty one in a single
/// transaction. On SQLite a copy of a database that holds anything is made beside it first
/// (`radslag.db.before-NNNN`).
/// Errors: conflict when the database is newer than the program or a migration that ran has since
/// been changed (checksum), with a sentence that says what to do; unavailable when the copy could
/// not be made. A migration that fails throws Fault and leaves the database as it was before it.
Result<MigrationReport> migrate(const Options& options, const Clock& clock,
                                std::span<const Migration> migrations);

/// The number of the last migration that ran on this database; 0 when none has.
int schema_version(Session& session);
/// The same by Session::query_later(): before the rows of any later statement come.
void schema_version_later(Session& session, std::function<void(int)> then);

} // namespace radslag::db
