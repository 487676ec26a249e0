// See proofs.hpp.
#include "ledger/proofs.hpp"

#include <bit>
#include <stdexcept>

namespace radslag::ledger {

namespace {

/// The largest power of two below `size`, which is more than one: where a tree is parted.
std::uint64_t left_of(std::uint64_t size) {
    return std::bit_floor(size - 1);
}

/// The root over the leaves from `first` on, `count` of them. As parts of a tree are cut, `first`
/// is a multiple of every perfect subtree in it.
Hash root_between(std::uint64_t first, std::uint64_t count, const Subtrees& subtrees) {
    if (std::has_single_bit(count)) {
        const auto level = static_cast<unsigned>(std::countr_zero(count));
        return subtrees(level, first >> level);
    }
    const std::uint64_t left = left_of(count);
    return node_hash(root_between(first, left, subtrees),
                     root_between(first + left, count - left, subtrees));
}

/// PATH of RFC 9162 §2.1.3.1, within the leaves from `first` on.
void add_path(std::uint64_t index, std::uint64_t first, std::uint64_t count,
              const Subtrees& subtrees, std::vector<Hash>& path) {
    if (count == 1)
        return;
    const std::uint64_t left = left_of(count);
    if (index < left) {
        add_path(index, first, left, subtrees, path);
        path.push_back(root_between(first + left, count - left, subtrees));
    } else {
        add_path(index - left, first + left, count - left, subtrees, path);
        path.push_back(root_between(first, left, subtrees));
    }
}

/// SUBPROOF of RFC 9162 §2.1.4.1. `is_known`: the earlier tree's root is the subtree's own, which
/// whoever checks has already.
void add_subproof(std::uint64_t earlier, std::uint64_t first, std::uint64_t count, bool is_known,
                  const Subtrees& subtrees, std::vector<Hash>& proof) {
    if (earlier == count) {
        if (!is_known)
            proof.push_back(root_between(first, count, subtrees));
        return;
    }
    const std::uint64_t left = left_of(count);
    if (earlier <= left) {
        add_subproof(earlier, first, left, is_known, subtrees, proof);
        proof.push_back(root_between(first + left, count - left, subtrees));
    } else {
        add_subproof(earlier - left, first + left, count - left, false, subtrees, proof);
        proof.push_back(root_between(first, left, subtrees));
    }
}

} // namespace

Hash root_of(std::uint64_t size, const Subtrees& subtrees) {
    return size == 0 ? sha256(std::string_view()) : root_between(0, size, subtrees);
}

std::vector<Hash> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                  const Subtrees& subtrees) {
    if (index >= size)
        throw std::invalid_argument("a proof of a leaf outside the tree");
    std::vector<Hash> path;
    add_path(index, 0, size, subtrees, path);
    return path;
}

std::vector<Hash> consistency_proof(std::uint64_t earlier, std::uint64_t size,
                                    const Subtrees& subtrees) {
    if (earlier == 0 || earlier > size)
        throw std::invalid_argument("a proof that a tree begins with one that it does not hold");
    std::vector<Hash> proof;
    add_subproof(earlier, 0, size, true, subtrees, proof);
    return proof;
}

namespace {

/// A way up from a leaf, as RFC 9162 §2.1.3.2 and §2.1.4.2 take it: fn and sn of the standard.
class WayUp {
  public:
    WayUp(std::uint64_t node, std::uint64_t last) : node_(node), last_(last) {}

    [[nodiscard]] bool is_at_root() const { return last_ == 0; }
    /// Whether the next hash of the proof stands to the left.
    [[nodiscard]] bool has_left() const { return (node_ & 1) != 0 || node_ == last_; }

    void climb() {
        node_ >>= 1;
        last_ >>= 1;
    }
    void climb_out_of_right() {
        while ((node_ & 1) != 0)
            climb();
    }
    /// After a hash was joined: to the next level at which there is one to join.
    void climb_on() {
        if (has_left())
            while ((node_ & 1) == 0 && node_ != 0)
                climb();
        climb();
    }

  private:
    std::uint64_t node_, last_;
};

} // namespace

bool is_included(std::uint64_t index, std::uint64_t size, const Hash& leaf,
                 std::span<const Hash> proof, const Hash& root) {
    if (index >= size)
        return false;
    WayUp way(index, size - 1);
    Hash found = leaf;
    for (const Hash& step : proof) {
        if (way.is_at_root())
            return false;
        found = way.has_left() ? node_hash(step, found) : node_hash(found, step);
        way.climb_on();
    }
    return way.is_at_root() && found == root;
}

bool is_consistent(std::uint64_t earlier, std::uint64_t size, const Hash& earlier_root,
                   const Hash& root, std::span<const Hash> proof) {
    if (earlier == 0 || earlier > size)
        return false;
    if (earlier == size)
        return proof.empty() && earlier_root == root;
    // Where the earlier tree is perfect its root begins the way, and is left out of the proof.
    const bool is_perfect = std::has_single_bit(earlier);
    if (proof.empty())
        return false;
    Hash before = is_perfect ? earlier_root : proof.front();
    Hash after = before;
    WayUp way(earlier - 1, size - 1);
    way.climb_out_of_right();
    for (const Hash& step : proof.subspan(is_perfect ? 0 : 1)) {
        if (way.is_at_root())
            return false;
        if (way.has_left()) {
            before = node_hash(step, before);
            after = node_hash(step, after);
        } else {
            after = node_hash(after, step);
        }
        way.climb_on();
    }
    return way.is_at_root() && before == earlier_root && after == root;
}

} // namespace radslag::ledger
