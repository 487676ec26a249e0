// What happened to a record, out of the ledger, and taking back what one has just done. The ledger
// keeps images of rows; here they become acts with names, and fields that changed.
#pragma once

#include "ledger/undo.hpp"
#include "platform/auth/rights.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::history {

/// Which right it takes to change rows of a table by hand, and so to take such a change back.
/// Nothing for tables that no form changes.
std::optional<auth::Right> right_of(std::string_view table);

/// The table that a column of `table` refers to; nothing when its value is no reference.
std::string_view referred_table(std::string_view table, std::string_view column);

/// Whether a reader of a record's history wants to know that this column changed.
bool is_told(std::string_view column);

/// Tables whose rows are part of another record: their changes stand in that record's history.
bool is_part(std::string_view table);

/// A field that an act changed. A reference stands by the name of what it refers to.
struct FieldChange {
    std::string table;
    std::string column;
    std::string before; ///< empty: there was nothing
    std::string after;  ///< empty: there is nothing
};

struct PastAct {
    std::int64_t entry = 0;
    Instant time;
    std::string who; ///< a name, or "" when that person is shown to nobody
    bool by_program = false;
    std::string verb;
    bool withheld = false; ///< the record was for fewer readers then: what changed is not shown
    std::vector<FieldChange> changes;
};

struct History {
    std::string name; ///< of the record
    std::vector<PastAct> acts;
};

} // namespace radslag::history
