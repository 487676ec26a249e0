// What many rows come to, in whatever order they are added.
#pragma once

#include "platform/db/database.hpp"

#include <array>

namespace radslag::db {

/// The sum modulo 2^256 of the SHA-256 of each row: the additive hash of a multiset (Bellare and
/// Micciancio, "A New Paradigm for Collision-free Hashing", 1997).
class RowSum {
  public:
    /// The columns must come in the same order for all that is compared.
    void add(const Row& row);
    [[nodiscard]] std::int64_t rows() const { return rows_; }
    /// 64 hexadecimal digits.
    [[nodiscard]] std::string text() const;

  private:
    std::array<std::uint8_t, 32> sum_{}; ///< the lowest byte first
    std::int64_t rows_ = 0;
    std::string bytes_; ///< of the row, kept for its room
};

} // namespace radslag::db
