// The statements of undo(), made from the columns that a table has now. Whatever is made lives as
// long as the program, as a db::Statement must.
#pragma once

#include "ledger/ledger.hpp"

#include <string>
#include <vector>

namespace radslag::ledger::store {

struct TableColumn {
    std::string name;
    bool holds_bytes = false;
};
/// The columns of a table as the database has it.
std::vector<TableColumn> columns_of(db::Session& session, std::string_view table);

/// A column of any table that refers to another table's id.
struct Reference {
    std::string table, column;
};
std::vector<Reference> references_to(db::Session& session, std::string_view table);
/// Whether a row stands in the reference's table that refers to `id`.
bool is_referred_to(db::Session& session, const Reference& reference, std::string_view id);

/// `columns` get $1, $2 … in their order. Throws std::logic_error for what is no plain name.
Write insert_of(std::string_view table, const std::vector<std::string>& columns);
/// $1 is the id, the columns get $2, $3 …; the version, where there is one, rises by one.
Write update_of(std::string_view table, const std::vector<std::string>& columns, bool has_version);
/// $1 is the id.
Write delete_of(std::string_view table);

} // namespace radslag::ledger::store
