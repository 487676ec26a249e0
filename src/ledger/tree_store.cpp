// See tree_store.hpp.
#include "ledger/tree_store.hpp"

#include <algorithm>

namespace radslag::ledger::store {

namespace {

constexpr db::Statement select_last{
    "tree.last",
    "SELECT position FROM ledger_nodes WHERE level = 0 ORDER BY position DESC LIMIT 1"};
constexpr db::Statement select_nodes{
    "tree.nodes", "SELECT hash FROM ledger_nodes WHERE level = $1 AND position >= $2 AND position "
                  "< $3 ORDER BY position"};
constexpr db::Statement select_count{"tree.count", "SELECT count(*) FROM ledger_nodes"};
constexpr db::Statement insert_node{
    "tree.insert",
    "INSERT INTO ledger_nodes (level, position, hash) VALUES ($1, $2, $3) ON CONFLICT "
    "(level, position) DO NOTHING"};
constexpr db::Statement select_roots{
    "tree.entry_roots",
    "SELECT number, root FROM ledger_entries WHERE number >= $1 ORDER BY number "
    "LIMIT $2"};

Hash hash_at(const db::Row& row, int column) {
    Hash hash{};
    const auto bytes = row.bytes(column);
    if (bytes.size() != hash.size())
        throw db::Fault("a hash of the ledger has not its length");
    std::ranges::copy(bytes, hash.begin());
    return hash;
}

} // namespace

std::uint64_t leaf_count(db::Session& session) {
    const auto last = session.integer(select_last);
    return last ? static_cast<std::uint64_t>(*last) + 1 : 0;
}

std::vector<Hash> nodes(db::Session& session, unsigned level, std::uint64_t first,
                        std::uint64_t count) {
    std::vector<Hash> found;
    session.query(select_nodes, {level, first, first + count},
                  [&](const db::Row& row) { found.push_back(hash_at(row, 0)); });
    return found;
}

std::uint64_t count_nodes(db::Session& session) {
    return static_cast<std::uint64_t>(*session.integer(select_count));
}

void add_node(db::Session& session, unsigned level, std::uint64_t position, const Hash& hash) {
    session.query_later(
        insert_node, std::array<db::Parameter, 3>{level, position, db::Parameter::Bytes(hash)}, {});
}

std::vector<Hash> entry_roots(db::Session& session, std::uint64_t number, std::int64_t most) {
    std::vector<Hash> found;
    session.query(select_roots, {number, most}, [&](const db::Row& row) {
        if (static_cast<std::uint64_t>(row.integer(0)) == number + found.size())
            found.push_back(hash_at(row, 1));
    });
    return found;
}

} // namespace radslag::ledger::store
