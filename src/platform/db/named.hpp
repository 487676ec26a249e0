// A record as others name it: its id and name in two neighbouring columns.
#pragma once

#include "platform/db/database.hpp"

#include <optional>

namespace radslag::db {

/// Named{id, name} out of the column and the one after it, or nothing when the id is null.
template <class Named>
std::optional<Named> named_at(const Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return Named{row.string(column), row.string(column + 1)};
}

} // namespace radslag::db
