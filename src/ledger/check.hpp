// Compares the ledger with the records: every entry's root, the numbers, and the newest image of
// every row with the row itself. `radslag check` prints what it finds.
#pragma once

#include "platform/db/database.hpp"

#include <vector>

namespace radslag::ledger {

/// A table of records, the two statements that check() reads it by, and the column from which its
/// sort_key is made.
struct RecordTable {
    std::string_view name;
    db::Statement row; ///< SELECT * FROM name WHERE id = $1
    db::Statement ids; ///< SELECT id FROM name WHERE id > $1 ORDER BY id LIMIT 1000
    std::string_view sorted_by = {};
};

/// How far a check has come, for a progress line: entries first, then rows.
using CheckProgress = std::function<void(std::int64_t entries, std::int64_t rows)>;

struct CheckReport {
    std::int64_t entries = 0;
    std::int64_t images = 0;
    std::int64_t rows = 0;
    std::vector<Message> findings;
    std::int64_t more_findings = 0; ///< beyond those kept

    [[nodiscard]] bool clean() const { return findings.empty(); }
};

/// Checks what the session's snapshot holds. Memory is bounded by one entry and `most_findings`.
/// Images of tables that are not listed are checked for their entry's root only; columns that an
/// older schema did not have, or had and lost, are passed over. Records must change through acts
/// only, so a row that differs from its newest image is a finding, as is a row without any.
CheckReport check(db::Session& session, std::span<const RecordTable> tables,
                  std::size_t most_findings = 1000, const CheckProgress& progress = {});

} // namespace radslag::ledger
