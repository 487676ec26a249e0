// The Swedish sentences as one sorted table, made at build from locale/sv.po by catalogue_maker.
// Offsets instead of pointers: the table stays in shared, read-only pages.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace radslag::i18n {

struct Entry {
    std::uint64_t hash;   ///< hash_of the English sentence
    std::uint32_t offset; ///< where the Swedish begins in `words`
    std::uint32_t length; ///< in bytes
};

struct Catalogue {
    std::span<const Entry> entries; ///< sorted by hash
    std::string_view words;
};

/// The table that is built in.
const Catalogue& swedish_catalogue();

/// The Swedish for the English sentence with this hash, if there is one.
std::optional<std::string_view> find(const Catalogue& catalogue, std::uint64_t hash);

} // namespace radslag::i18n
