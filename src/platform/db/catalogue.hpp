// What tables a database has, told by its engine's own catalogue: for what goes through all of them
// without knowing any (copying.hpp).
#pragma once

#include "platform/db/connection.hpp"

#include <string>
#include <vector>

namespace radslag::db {

struct Table {
    std::string name;
    std::vector<std::string> columns; ///< that hold what was written, by name

    bool operator==(const Table&) const = default;
};

/// The tables by name, without those that an engine makes for itself (indexes of words, sequences)
/// and without the list of migrations.
std::vector<Table> tables_of(Session& session);

/// What a column can hold.
enum class ColumnKind { integer, text, bytes };

struct ColumnShape {
    std::string name;
    ColumnKind kind = ColumnKind::text;
    bool is_always = false; ///< never null

    bool operator==(const ColumnShape&) const = default;
};

/// A column that holds the key of a row in a table, or nothing.
struct KeyTo {
    std::string column;
    std::string table;

    bool operator==(const KeyTo&) const = default;
};

/// A table as it was made, its columns in the order in which they were added; alike on both
/// engines.
struct TableShape {
    std::string name;
    std::vector<ColumnShape> columns;
    std::vector<std::string> key; ///< the columns that name a row
    std::vector<KeyTo> keys_to;   ///< by column

    bool operator==(const TableShape&) const = default;
};

/// As tables_of(), with all that can be told of each.
std::vector<TableShape> shapes_of(Session& session);

/// SQLite: a table with a row that points at nothing, where foreign keys were not asked meanwhile.
std::optional<std::string> dangling_table(Session& session);

/// `name` as both engines take it where it might be a word of SQL.
std::string quoted_name(std::string_view name);

} // namespace radslag::db
