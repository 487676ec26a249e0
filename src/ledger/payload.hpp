// A payload: every field of an entry with its path, its value and its salt, packed as
// docs/ledger-format.md says. draft.hpp makes one; here it is walked, hashed and erased from.
#pragma once

#include "ledger/sha256.hpp"

#include <functional>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <variant>

namespace radslag::ledger {

/// The value of a field that was erased: only its commitment is left.
struct Erased {
    bool operator==(const Erased&) const = default;
};

using Value = std::variant<std::nullptr_t, bool, std::int64_t, std::string_view, Erased>;

/// What stands before each packed value.
enum class Tag : std::uint8_t { null, no, yes, integer, text, erased };

constexpr std::byte format_1{1};

/// The four fields that every entry has, in the order of their paths.
constexpr std::array<std::string_view, 4> head_paths{"object", "time", "verb", "who"};

/// One field of a packed payload. The views live as long as the payload.
struct Field {
    std::string_view table;  ///< empty for the four fields of the head
    std::string_view id;     ///< empty for the head
    std::string_view column; ///< of an image; for the head the whole path
    Value value;
    std::span<const std::byte> salt; ///< 32 bytes; the commitment itself when the value is erased

    /// "table/id/column", or the head's path.
    [[nodiscard]] std::string path() const;
};

/// The payload's bytes do not hold together: the database was changed from outside.
class BadPayload : public std::runtime_error {
  public:
    BadPayload() : std::runtime_error("the payload of an entry cannot be read") {}
};

/// Calls `each` for every field in the order of paths. Throws BadPayload.
void for_each_field(std::span<const std::byte> payload,
                    const std::function<void(const Field&)>& each);

/// SHA-256(salt ‖ JCS([path, value])); of an erased field what stands in its place.
Hash commitment_of(const Field& field);

/// The root over the commitments, and with it what an entry promises. Throws BadPayload.
Hash root_of(std::span<const std::byte> payload);

/// The payload with one field erased: value and salt are gone, its commitment stands instead, the
/// root is the same. Nothing if there is no such path. Throws BadPayload.
std::optional<std::vector<std::byte>> erase_field(std::span<const std::byte> payload,
                                                  std::string_view path);

/// The public leaf of an entry, JCS({"n":number,"root":BASE64,"v":1}); the log's tree is over
/// leaf_hash() of it.
std::string public_leaf(std::int64_t number, const Hash& root);

} // namespace radslag::ledger
