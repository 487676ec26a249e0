// The table that embed_words writes at build time; only words.cpp reads it. It holds no pointers,
// so that it stays in read-only pages of the program file.
#pragma once

#include "notes/text/words.hpp"

namespace radslag::notes {

struct PackedWord {
    WordClasses classes;
    std::uint32_t offset; ///< in word_letters
    std::uint8_t length;
    std::uint8_t value;
    std::uint8_t phrase_words;
};

/// Sorted by text; the first is empty, so that 0 can mean a free slot.
extern const PackedWord word_table[];
extern const char word_letters[];

/// Open addressing: the FNV-1a of a text, and on, leads to its number in word_table.
extern const std::uint16_t word_slots[];
extern const std::size_t word_slot_count;

} // namespace radslag::notes
