// The compiled word list to the byte: a head, slots of a hash table, entries, and their letters.
// compile() makes it, WordList reads it where it lies.
#pragma once

#include "platform/search/affixes.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::search {

struct CompiledHead {
    std::uint64_t magic = 0;
    std::uint64_t source = 0; ///< what the list looked like that it was made from
    std::uint32_t slots = 0;  ///< a power of two
    std::uint32_t entries = 0;
    std::uint32_t letters = 0; ///< bytes
    std::uint32_t unused = 0;
};
inline constexpr std::uint64_t compiled_magic = 0x31'73'64'72'6F'77'64'72; // "rdwords1"

struct CompiledEntry {
    std::uint32_t letters = 0; ///< where its letters begin
    std::uint32_t lemma = 0;   ///< which entry it is a form of
    std::uint8_t length = 0;   ///< bytes
    Roles roles = 0;
    std::uint8_t leads_many = 0;
    std::uint8_t ends_many = 0;
};

/// The parts of a compiled list. A slot holds an entry's number plus one, or nothing (0); an entry
/// stands in the first free slot from the hash of its letters on.
struct CompiledView {
    std::span<const std::uint32_t> slots;
    std::span<const CompiledEntry> entries;
    std::string_view letters;

    [[nodiscard]] std::string_view text(const CompiledEntry& entry) const {
        return letters.substr(entry.letters, entry.length);
    }
    /// The number of the entry with these letters, or nothing (-1).
    [[nodiscard]] std::int64_t find(std::string_view form) const;
};

std::uint64_t hash_of(std::string_view form);

/// Compiles a Hunspell list. `source` goes into the head.
std::string compile(std::istream& affixes, std::istream& words, std::uint64_t source);

/// The view of what compile() made; empty when the bytes are not such a list.
CompiledView view_of(std::string_view bytes);

} // namespace radslag::search
