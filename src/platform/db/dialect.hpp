// The one SQL text as PostgreSQL reads it: a few words in capitals are replaced, nothing is parsed.
// docs/sql.md lists the words and the rules that make the rest the same.
#pragma once

#include <string>
#include <string_view>

namespace radslag::db {

/// A migration's text for SQLite: without what stands under a line `-- on PostgreSQL:`, up to the
/// next line `-- on SQLite:` or `-- on both:`.
std::string migration_for_sqlite(std::string_view sql);

/// A migration's text for PostgreSQL: INTEGER is BIGINT, BLOB is BYTEA, TEXT in a column's
/// definition gets COLLATE "C", INTEGER PRIMARY KEY numbers itself, STRICT and WITHOUT ROWID go,
/// and with them what stands under a line `-- on SQLite:`. What stands in quotes or comments is
/// left alone.
std::string migration_for_postgres(std::string_view sql);

/// A statement's text for PostgreSQL: INTEGER and BLOB, as casts name them, are replaced.
std::string statement_for_postgres(std::string_view sql);

} // namespace radslag::db
