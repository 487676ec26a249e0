// Rows that the stores of this folder read alike.
#pragma once

#include "reviews/store.hpp"

namespace radslag::reviews::store {

inline std::optional<int> year_at(const db::Row& row, int column) {
    return row.is_null(column) ? std::nullopt
                               : std::optional(static_cast<int>(row.integer(column)));
}

} // namespace radslag::reviews::store
