// Short texts that are signed so that anybody can check them with a key of one line: the format
// "signed note" of C2SP (https://c2sp.org/signed-note), with Ed25519 (RFC 8032), and in it the
// checkpoints of the ledger (https://c2sp.org/tlog-checkpoint).
#pragma once

#include "ledger/sha256.hpp"
#include "platform/base/result.hpp"

#include <optional>
#include <string>

namespace radslag::ledger {

/// Whose signature it is, and how it is checked. Its line is given to whoever wants to check.
class VerifierKey {
  public:
    /// Reads "name+0a1b2c3d+BASE64". Errors: invalid for another text, another algorithm than
    /// Ed25519, or a number that is not the key's.
    static Result<VerifierKey> parse(std::string_view line);

    [[nodiscard]] std::string line() const;
    [[nodiscard]] const std::string& name() const { return name_; }

    /// Whether the note bears this key's signature. Signatures of others are passed over.
    [[nodiscard]] bool has_signed(std::string_view note) const;

  private:
    friend class SignerKey;
    VerifierKey(std::string name, std::span<const std::byte> key);

    std::string name_;
    std::array<std::byte, 32> key_{};
    std::array<std::byte, 4> number_{}; ///< the first bytes of a hash over name and key
};

/// What signs. Never printed, logged or sent.
class SignerKey {
  public:
    /// A new one under a name without spaces and without "+". Throws std::invalid_argument.
    static SignerKey make(std::string name);
    /// The one of 32 secret bytes: what secret() gave.
    static SignerKey of(std::string name, std::span<const std::byte, 32> secret);
    ~SignerKey();
    SignerKey(const SignerKey&) = default;
    SignerKey& operator=(const SignerKey&) = default;

    [[nodiscard]] const VerifierKey& verifier() const { return verifier_; }
    [[nodiscard]] std::span<const std::byte, 32> secret() const { return secret_; }

    /// The note with the signature below: `text` must end in a line feed, be UTF-8, and hold no
    /// other control characters. Throws std::invalid_argument for another.
    [[nodiscard]] std::string sign(std::string_view text) const;

  private:
    SignerKey(VerifierKey verifier, std::span<const std::byte, 32> secret);

    VerifierKey verifier_;
    std::array<std::byte, 32> secret_{};
};

/// The ledger as it was when it had so many entries.
struct Checkpoint {
    std::string origin; ///< which ledger: the name of its key
    std::uint64_t size = 0;
    Hash root{};

    bool operator==(const Checkpoint&) const = default;
};

/// The text that is signed.
std::string text_of(const Checkpoint& checkpoint);
/// The checkpoint that a note begins with, whoever signed it; nothing for another text.
std::optional<Checkpoint> checkpoint_in(std::string_view note);

} // namespace radslag::ledger
