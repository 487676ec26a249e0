// Rows that the stores of this folder read alike.
#pragma once

#include "matters/reading_store.hpp"

namespace radslag::matters::store {

/// The id and name in two neighbouring columns, or nothing when the id is null.
inline std::optional<Link> link_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return Link{row.string(column), row.string(column + 1)};
}

} // namespace radslag::matters::store
