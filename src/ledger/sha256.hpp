// SHA-256 and the hash tree of RFC 9162 section 2.1.1 over it. The payload's root and the log's
// tree are both made with it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace radslag::ledger {

using Hash = std::array<std::byte, 32>;

Hash sha256(std::span<const std::byte> bytes);
Hash sha256(std::string_view text);

/// SHA-256(0x00 ‖ data): a leaf of a tree.
Hash leaf_hash(std::span<const std::byte> data);

/// SHA-256(0x01 ‖ left ‖ right): an inner node of a tree.
Hash node_hash(const Hash& left, const Hash& right);

/// The root over leaves that are added from left to right; memory grows with the logarithm.
class Tree {
  public:
    void add(const Hash& leaf);
    /// Of no leaves: SHA-256 of nothing.
    [[nodiscard]] Hash root() const;

  private:
    std::uint64_t leaves_ = 0;
    std::vector<Hash> perfect_; ///< roots of the perfect subtrees, the largest first
};

} // namespace radslag::ledger
