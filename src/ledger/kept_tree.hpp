// The log's tree as it is kept, which grows with the numbered entries and gives what proofs are
// made of. Look next at proofs.hpp; src/proofs lets others read it.
#pragma once

#include "ledger/proofs.hpp"
#include "platform/db/database.hpp"

namespace radslag::ledger {

/// Adds numbered entries that are not in the tree yet, some thousand at once, and returns how many;
/// none, when there are none. Several nodes may try at once: one of them adds an entry. Errors:
/// unavailable.
Result<std::size_t> grow_tree(db::Database& database);

/// The hash of an entry's public leaf.
Hash leaf_of(std::uint64_t number, const Hash& root);

/// How many entries the tree holds, a beginning of the ledger.
std::uint64_t tree_size(db::Session& session);

/// The kept hashes, for the proofs of a tree that is not larger than tree_size(). The session must
/// outlive it.
Subtrees kept_subtrees(db::Session& session);

/// `count` hashes beside each other at a level of the tree, from `first` on: what a tile holds. The
/// caller sees to it that the tree has them; throws db::Fault where one is missing.
std::vector<Hash> kept_row(db::Session& session, unsigned level, std::uint64_t first,
                           std::uint64_t count);

/// The public leaves of `count` entries from `first` on, which the tree holds.
std::vector<std::string> public_leaves(db::Session& session, std::uint64_t first,
                                       std::uint64_t count);

} // namespace radslag::ledger
