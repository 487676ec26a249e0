// A part of a list, as stores are asked for it.
#pragma once

#include <cstdint>

namespace radslag::db {

/// `most` rows after the first `skip`.
struct Slice {
    std::int64_t skip = 0;
    std::int64_t most = 50;
};

/// Counts of lists are exact up to this; one more stands for "more than that". A count costs more
/// than the rows that a page shows, so it ends soon.
constexpr std::int64_t most_counted = 200;

} // namespace radslag::db
