// See signed_note.hpp.
#include "ledger/signed_note.hpp"

#include "platform/base/base64.hpp"
#include "platform/base/hex.hpp"
#include "platform/base/utf8.hpp"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <stdexcept>

namespace radslag::ledger {

namespace {

constexpr std::byte ed25519{0x01}; ///< the number of the algorithm in keys
constexpr std::string_view signature_mark = "— ";
constexpr std::size_t signature_bytes = 64;

const unsigned char* data_of(std::span<const std::byte> bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

bool is_name(std::string_view name) {
    return !name.empty() && is_text(name) && name.find_first_of(" \t\r\n+") == name.npos;
}

/// SHA-256(name ‖ 0x0A ‖ algorithm ‖ key), its first four bytes.
std::array<std::byte, 4> number_of(std::string_view name, std::span<const std::byte> key) {
    std::vector<std::byte> bytes;
    for (const char c : name)
        bytes.push_back(static_cast<std::byte>(c));
    bytes.push_back(std::byte{'\n'});
    bytes.push_back(ed25519);
    bytes.insert(bytes.end(), key.begin(), key.end());
    const Hash hash = sha256(bytes);
    std::array<std::byte, 4> number{};
    std::copy_n(hash.begin(), number.size(), number.begin());
    return number;
}

tl::unexpected<Error> no_key() {
    return failure(ErrorCode::invalid,
                   "This is no key of a ledger. It is one line: a name, +, eight digits, +, and "
                   "the key.");
}

/// The text and the lines of signatures below it, after an empty line.
struct Parts {
    std::string_view text, signatures;
};

std::optional<Parts> parts_of(std::string_view note) {
    const std::size_t gap = note.rfind("\n\n");
    if (gap == note.npos || !note.ends_with('\n') || !is_text(note))
        return std::nullopt;
    return Parts{note.substr(0, gap + 1), note.substr(gap + 2)};
}

std::string_view take_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    const std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == rest.npos ? rest.size() : end + 1);
    return line;
}

/// The two halves of a key as libsodium wants them; the secret one is gone at the end.
struct KeyPair {
    explicit KeyPair(std::span<const std::byte, 32> seed) {
        crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(open.data()), secret.data(),
                                 data_of(seed));
    }
    ~KeyPair() { sodium_memzero(secret.data(), secret.size()); }
    KeyPair(const KeyPair&) = delete;
    KeyPair& operator=(const KeyPair&) = delete;

    std::array<std::byte, 32> open{};
    std::array<unsigned char, crypto_sign_SECRETKEYBYTES> secret{};
};

} // namespace

VerifierKey::VerifierKey(std::string name, std::span<const std::byte> key)
    : name_(std::move(name)), number_(number_of(name_, key)) {
    std::ranges::copy(key, key_.begin());
}

Result<VerifierKey> VerifierKey::parse(std::string_view line) {
    const std::size_t first = line.find('+');
    const std::size_t second = first == line.npos ? first : line.find('+', first + 1);
    if (second == line.npos || !is_name(line.substr(0, first)))
        return no_key();
    const auto bytes = from_base64(line.substr(second + 1));
    if (!bytes || bytes->size() != 33 || bytes->front() != ed25519)
        return no_key();
    VerifierKey key(std::string(line.substr(0, first)), std::span(*bytes).subspan(1));
    if (line.substr(first + 1, second - first - 1) != to_hex(key.number_))
        return no_key();
    return key;
}

std::string VerifierKey::line() const {
    std::vector<std::byte> bytes{ed25519};
    bytes.insert(bytes.end(), key_.begin(), key_.end());
    return fmt::format("{}+{}+{}", name_, to_hex(number_), to_base64(bytes));
}

bool VerifierKey::has_signed(std::string_view note) const {
    const auto parts = parts_of(note);
    if (!parts)
        return false;
    for (std::string_view rest = parts->signatures; !rest.empty();) {
        std::string_view line = take_line(rest);
        if (!line.starts_with(signature_mark))
            return false;
        line.remove_prefix(signature_mark.size());
        const std::size_t space = line.find(' ');
        if (space == line.npos || line.substr(0, space) != name_)
            continue;
        const auto bytes = from_base64(line.substr(space + 1));
        if (!bytes || bytes->size() != number_.size() + signature_bytes ||
            !std::equal(number_.begin(), number_.end(), bytes->begin()))
            continue;
        if (crypto_sign_verify_detached(data_of(std::span(*bytes).subspan(number_.size())),
                                        reinterpret_cast<const unsigned char*>(parts->text.data()),
                                        parts->text.size(), data_of(key_)) == 0)
            return true;
    }
    return false;
}

SignerKey::SignerKey(VerifierKey verifier, std::span<const std::byte, 32> secret)
    : verifier_(std::move(verifier)) {
    std::ranges::copy(secret, secret_.begin());
}

SignerKey::~SignerKey() {
    sodium_memzero(secret_.data(), secret_.size());
}

SignerKey SignerKey::make(std::string name) {
    std::array<std::byte, 32> secret{};
    randombytes_buf(secret.data(), secret.size());
    SignerKey made = of(std::move(name), secret);
    sodium_memzero(secret.data(), secret.size());
    return made;
}

SignerKey SignerKey::of(std::string name, std::span<const std::byte, 32> secret) {
    if (!is_name(name))
        throw std::invalid_argument("a key without a proper name");
    return {VerifierKey(std::move(name), KeyPair(secret).open), secret};
}

std::string SignerKey::sign(std::string_view text) const {
    const bool has_controls =
        std::ranges::any_of(text, [](unsigned char c) { return c < 0x20 && c != '\n'; });
    if (!text.ends_with('\n') || !is_text(text) || has_controls)
        throw std::invalid_argument("a note that cannot be signed");
    const KeyPair pair(secret_);
    std::array<std::byte, 4 + signature_bytes> bytes{};
    std::ranges::copy(verifier_.number_, bytes.begin());
    crypto_sign_detached(reinterpret_cast<unsigned char*>(bytes.data()) + 4, nullptr,
                         reinterpret_cast<const unsigned char*>(text.data()), text.size(),
                         pair.secret.data());
    return fmt::format("{}\n{}{} {}\n", text, signature_mark, verifier_.name(), to_base64(bytes));
}

std::string text_of(const Checkpoint& checkpoint) {
    return fmt::format("{}\n{}\n{}\n", checkpoint.origin, checkpoint.size,
                       to_base64(checkpoint.root));
}

std::optional<Checkpoint> checkpoint_in(std::string_view note) {
    const auto parts = parts_of(note);
    if (!parts)
        return std::nullopt;
    std::string_view rest = parts->text;
    Checkpoint found{.origin = std::string(take_line(rest))};
    const std::string_view size = take_line(rest);
    const auto read = std::from_chars(size.data(), size.data() + size.size(), found.size);
    const auto root = from_base64(take_line(rest));
    if (found.origin.empty() || read.ec != std::errc() || read.ptr != size.data() + size.size() ||
        (size.size() > 1 && size.front() == '0') || !root || root->size() != found.root.size())
        return std::nullopt;
    std::ranges::copy(*root, found.root.begin());
    return found;
}

} // namespace radslag::ledger
