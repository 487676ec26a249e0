// By OpenSSL; see digest.hpp.
#include "documents/digest.hpp"

#include "platform/base/hex.hpp"

#include <openssl/evp.h>
#include <openssl/sha.h>

#include <array>
#include <stdexcept>

namespace radslag::documents {

struct Digest::State {
    State() : context(EVP_MD_CTX_new()) {}
    ~State() { EVP_MD_CTX_free(context); }
    State(const State&) = delete;
    State& operator=(const State&) = delete;

    EVP_MD_CTX* context;
};

Digest::Digest() : state_(std::make_unique<State>()) {
    if (state_->context == nullptr ||
        EVP_DigestInit_ex(state_->context, EVP_sha256(), nullptr) != 1)
        throw std::runtime_error("no SHA-256");
}

Digest::~Digest() = default;

void Digest::add(std::span<const std::byte> bytes) {
    if (EVP_DigestUpdate(state_->context, bytes.data(), bytes.size()) != 1)
        throw std::runtime_error("no SHA-256");
}

std::string Digest::hex() {
    std::array<std::byte, SHA256_DIGEST_LENGTH> digest{};
    auto* const out = reinterpret_cast<unsigned char*>(digest.data());
    if (EVP_DigestFinal_ex(state_->context, out, nullptr) != 1)
        throw std::runtime_error("no SHA-256");
    return to_hex(digest);
}

} // namespace radslag::documents
