// Proofs over the ledger's hash tree (RFC 9162 §2.1.3 and §2.1.4): that an entry is in a tree, and
// that a tree grew out of another without a change. Functions alone; where the hashes of subtrees
// are kept is the caller's.
#pragma once

#include "ledger/sha256.hpp"

#include <functional>

namespace radslag::ledger {

/// Gives the root of the perfect subtree of 2^`level` leaves that begins at leaf `index` ·
/// 2^`level`. Asked only for those that lie wholly in the tree.
using Subtrees = std::function<Hash(unsigned level, std::uint64_t index)>;

/// The root of the tree over the first `size` leaves; of none, SHA-256 of nothing.
Hash root_of(std::uint64_t size, const Subtrees& subtrees);

/// The way from leaf `index` to the root of the tree over `size` leaves, from below. At most 64
/// hashes. Throws std::invalid_argument unless index < size.
std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                  const Subtrees& subtrees);

/// That the tree over `size` leaves begins with that over the first `earlier`. Empty where they are
/// the same. Throws std::invalid_argument unless 0 < earlier ≤ size.
std::vector<Hash> consistency_proof(std::uint64_t earlier, std::uint64_t size,
                                    const Subtrees& subtrees);

/// Whether the proof shows that the leaf with this hash stands at `index` in the tree over `size`
/// leaves with this root.
bool is_included(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                 std::span<const Hash> proof, const Hash& root);

/// Whether the proof shows that the tree over `size` leaves with `root` begins with that over the
/// first `earlier` with `earlier_root`. An earlier tree of no leaves shows nothing and is refused.
bool is_consistent(std::uint64_t earlier, std::uint64_t size, const Hash& earlier_root,
                   const Hash& root, std::span<const Hash> proof);

} // namespace radslag::ledger
