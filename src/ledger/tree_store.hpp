// SQL of the kept tree; kept_tree.cpp is what uses it.
#pragma once

#include "ledger/sha256.hpp"
#include "platform/db/database.hpp"

namespace radslag::ledger::store {

/// How many leaves the tree has.
std::uint64_t leaf_count(db::Session& session);
/// The roots of `count` perfect subtrees beside each other, as many as are kept.
std::vector<Hash> nodes(db::Session& session, unsigned level, std::uint64_t first,
                        std::uint64_t count);
/// Of all levels.
std::uint64_t count_nodes(db::Session& session);
void add_node(db::Session& session, unsigned level, std::uint64_t position, const Hash& hash);
/// The roots of numbered entries from `number` on, without a gap, at most `most`.
std::vector<Hash> entry_roots(db::Session& session, std::uint64_t number, std::int64_t most);

} // namespace radslag::ledger::store
