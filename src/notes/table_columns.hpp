// What the columns of a table of points hold, told by its first row: who acts, by when, what was
// decided. Tables of nothing but tasks are read by action_entries.hpp. Look next at statements.hpp.
#pragma once

#include "notes/text/tokens.hpp"

#include <optional>
#include <vector>

namespace radslag::notes {

struct TableColumns {
    std::optional<std::size_t> number; ///< places among the cells of a row, from 0
    std::optional<std::size_t> who;
    std::optional<std::size_t> due;
    std::optional<std::size_t> decision; ///< holds decisions and nothing else
};

/// The stretches between the cells' borders; an empty cell is an empty stretch.
std::vector<Range> cells_of(const Reading& reading, Range row);

/// The columns that `row` heads, or nothing when it is no such head: who or what was decided must
/// be named, and every cell be short.
std::optional<TableColumns> columns_of(const Reading& reading, Range row);

} // namespace radslag::notes
