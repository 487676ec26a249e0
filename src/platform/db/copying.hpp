// All rows of one database into another, whichever engine each of them has, and the proof that they
// are the same: what `radslag copy` stands on.
#pragma once

#include "platform/db/database.hpp"

#include <string>
#include <vector>

namespace radslag::db {

/// What a table holds, so that two databases can be compared.
struct TableSum {
    std::string name;
    std::int64_t rows = 0;
    /// 64 hexadecimal digits: the sum modulo 2^256 of the SHA-256 of each row, so that it does not
    /// hang on the order in which an engine gives the rows. Finds what was lost, doubled or changed
    /// on the way; it is no proof against somebody who makes rows up, as the ledger is.
    std::string checksum;

    bool operator==(const TableSum&) const = default;
};

/// Called after each table with how many are done, and of how many.
using CopyProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Puts the rows of `from`, as they are at one moment, in the place of all that `to` holds, in one
/// transaction, and reads both again to compare them. Both must have been migrated by the same
/// program. Left out are the tables that `is_left_out` names, and what only one of them has: what
/// is made anew from the rows. Memory stays bounded. Returns what was copied, by table. Errors:
/// invalid where the two have not the same tables and columns; unavailable when what was written is
/// not what was read. Throws Fault, with nothing changed, when either engine fails.
Result<std::vector<TableSum>>
copy_rows(const Options& from, const Options& to, const Clock& clock,
          const std::function<bool(std::string_view table)>& is_left_out = {},
          const CopyProgress& progress = {});

} // namespace radslag::db
