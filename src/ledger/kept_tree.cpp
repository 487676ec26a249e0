// See kept_tree.hpp.
#include "ledger/kept_tree.hpp"

#include "ledger/payload.hpp"
#include "ledger/tree_store.hpp"

#include <map>

namespace radslag::ledger {

namespace {

constexpr std::int64_t at_once = 2'000; ///< entries a transaction, so that others write between

Hash node(db::Session& session, unsigned level, std::uint64_t position) {
    return kept_row(session, level, position, 1).front();
}

/// Adds leaves from left to right, with each perfect subtree that they end.
class Growing {
  public:
    explicit Growing(db::Session& session) : session_(session) {}

    void add(std::uint64_t position, Hash hash) {
        unsigned level = 0;
        store::add_node(session_, level, position, hash);
        while ((position & 1) != 0) {
            hash = node_hash(left_of(level, position - 1), hash);
            position >>= 1;
            ++level;
            store::add_node(session_, level, position, hash);
        }
        waiting_[level] = hash;
    }

  private:
    /// The subtree to the left, made here or kept before.
    Hash left_of(unsigned level, std::uint64_t position) {
        if (const auto made = waiting_.find(level); made != waiting_.end()) {
            const Hash hash = made->second;
            waiting_.erase(made);
            return hash;
        }
        return node(session_, level, position);
    }

    db::Session& session_;
    std::map<unsigned, Hash> waiting_; ///< by level, the last subtree that has no right one yet
};

} // namespace

Result<std::size_t> grow_tree(db::Database& database) {
    const bool is_whole = database.reading([](db::Session& session) {
        return store::entry_roots(session, store::leaf_count(session), 1).empty();
    });
    if (is_whole)
        return std::size_t{0};
    std::size_t added = 0;
    const auto grown = database.write(
        [&](db::Session& session) -> Result<void> {
            const std::uint64_t first = store::leaf_count(session);
            const auto roots = store::entry_roots(session, first, at_once);
            Growing growing(session);
            for (std::size_t i = 0; i < roots.size(); ++i)
                growing.add(first + i, leaf_of(first + i, roots[i]));
            added = roots.size();
            return {};
        },
        db::Isolation::each_statement); // what another node adds meanwhile is the same
    if (!grown)
        return tl::unexpected<Error>(grown.error());
    return added;
}

Hash leaf_of(std::uint64_t number, const Hash& root) {
    const std::string leaf = public_leaf(static_cast<std::int64_t>(number), root);
    return leaf_hash(std::as_bytes(std::span(leaf)));
}

std::uint64_t tree_size(db::Session& session) {
    return store::leaf_count(session);
}

Subtrees kept_subtrees(db::Session& session) {
    return [&session](unsigned level, std::uint64_t position) {
        return node(session, level, position);
    };
}

std::vector<Hash> kept_row(db::Session& session, unsigned level, std::uint64_t first,
                           std::uint64_t count) {
    auto found = store::nodes(session, level, first, count);
    if (found.size() != count)
        throw db::Fault("a node of the ledger's tree is missing");
    return found;
}

std::vector<std::string> public_leaves(db::Session& session, std::uint64_t first,
                                       std::uint64_t count) {
    const auto roots = store::entry_roots(session, first, static_cast<std::int64_t>(count));
    if (roots.size() != count)
        throw db::Fault("an entry of the ledger is missing");
    std::vector<std::string> leaves;
    for (std::size_t i = 0; i < roots.size(); ++i)
        leaves.push_back(public_leaf(static_cast<std::int64_t>(first + i), roots[i]));
    return leaves;
}

} // namespace radslag::ledger
