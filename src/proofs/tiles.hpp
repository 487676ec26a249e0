// Addresses of tiles (https://c2sp.org/tlog-tiles): "067" or "x001/x234/067", with ".p/5" behind it
// for one that is not full yet.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::proofs {

/// How many hashes or entries a full tile has.
constexpr std::uint64_t tile_width = 256;

struct TileAddress {
    std::uint64_t index = 0;
    std::uint64_t width = tile_width; ///< 1–255 for one that is not full

    bool operator==(const TileAddress&) const = default;
};

/// What stands behind the level in an address; nothing for anything but the one way to write it.
std::optional<TileAddress> tile_address(std::string_view text);

/// The one way to write it.
std::string to_text(const TileAddress& address);

} // namespace radslag::proofs
