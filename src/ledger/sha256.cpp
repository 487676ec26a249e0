// SHA-256 by OpenSSL's plain functions: a fifth of what an entry costs are hashes of less than 100
// bytes each, of which EVP's way round takes longer than the hash itself.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "ledger/sha256.hpp"

#include <openssl/sha.h>

#include <algorithm>

namespace radslag::ledger {

Hash sha256(std::span<const std::byte> bytes) {
    SHA256_CTX hasher;
    Hash hash;
    // They cannot fail (SHA256_Init(3)).
    SHA256_Init(&hasher);
    SHA256_Update(&hasher, bytes.data(), bytes.size());
    SHA256_Final(reinterpret_cast<unsigned char*>(hash.data()), &hasher);
    return hash;
}

Hash sha256(std::string_view text) {
    return sha256(std::as_bytes(std::span(text)));
}

Hash leaf_hash(std::span<const std::byte> data) {
    constexpr std::size_t small = 256;
    if (data.size() > small) {
        std::vector<std::byte> whole{std::byte{0}};
        whole.insert(whole.end(), data.begin(), data.end());
        return sha256(whole);
    }
    std::array<std::byte, 1 + small> whole{};
    std::copy(data.begin(), data.end(), whole.begin() + 1);
    return sha256(std::span(whole).first(1 + data.size()));
}

Hash node_hash(const Hash& left, const Hash& right) {
    std::array<std::byte, 1 + 2 * std::tuple_size_v<Hash>> whole{std::byte{1}};
    std::copy(right.begin(), right.end(), std::copy(left.begin(), left.end(), whole.begin() + 1));
    return sha256(whole);
}

void Tree::add(const Hash& leaf) {
    perfect_.push_back(leaf);
    // As adding one to a binary number: each carry joins two perfect subtrees of one size.
    for (std::uint64_t carry = ++leaves_; carry % 2 == 0; carry /= 2) {
        const Hash right = perfect_.back();
        perfect_.pop_back();
        perfect_.back() = node_hash(perfect_.back(), right);
    }
}

Hash Tree::root() const {
    if (perfect_.empty())
        return sha256(std::span<const std::byte>());
    Hash root = perfect_.back();
    for (std::size_t i = perfect_.size() - 1; i-- > 0;)
        root = node_hash(perfect_[i], root);
    return root;
}

} // namespace radslag::ledger
