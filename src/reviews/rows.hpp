// Rows that the stores of this folder read alike.
#pragma once

#include "reviews/store.hpp"

namespace radslag::reviews::store {

/// The id and name in two neighbouring columns, or nothing when the id is null.
inline std::optional<NamedId> named_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return NamedId{row.string(column), row.string(column + 1)};
}

inline std::optional<int> year_at(const db::Row& row, int column) {
    return row.is_null(column) ? std::nullopt
                               : std::optional(static_cast<int>(row.integer(column)));
}

} // namespace radslag::reviews::store
