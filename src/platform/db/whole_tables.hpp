// Every row of a table, whichever table it is: what goes through all of a database reads by it,
// a copy into another database (copying.hpp) or an export.
#pragma once

#include "platform/db/connection.hpp"

#include <span>
#include <string>

namespace radslag::db {

/// Calls `each` for every row, its columns as they are named. With `by`, in the order of that
/// column, along which an index must lead; empty: in any order. `each` runs no statement on the
/// session. Memory is bounded: on PostgreSQL rows come by a cursor, some at a time.
void each_row(Session& session, std::string_view table, std::span<const std::string> columns,
              std::string_view by, const std::function<void(const Row&)>& each);

/// The columns as they stand in a statement.
std::string column_list(std::span<const std::string> columns);

} // namespace radslag::db
