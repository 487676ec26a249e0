// Rows that the stores of this folder read alike.
#pragma once

#include "inputs/reading_store.hpp"

namespace radslag::inputs::store {

/// The id and name in two neighbouring columns, or nothing when the id is null.
inline std::optional<Link> link_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return Link{row.string(column), row.string(column + 1)};
}

inline std::optional<Instant> instant_at(const db::Row& row, int column) {
    return row.is_null(column) ? std::nullopt : std::optional(row.instant(column));
}

} // namespace radslag::inputs::store
