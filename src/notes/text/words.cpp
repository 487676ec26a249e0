// Lookup in the word table; see words.hpp.
#include "notes/text/words.hpp"

#include "notes/text/word_table.hpp"

namespace radslag::notes {

namespace {

std::uint32_t hash(std::string_view text) {
    std::uint32_t value = 2166136261U;
    for (const char character : text)
        value = (value ^ static_cast<unsigned char>(character)) * 16777619U;
    return value;
}

} // namespace

Word find_word(std::string_view folded) {
    const std::size_t last = word_slot_count - 1;
    for (std::size_t at = hash(folded) & last;; at = (at + 1) & last) {
        const std::uint16_t number = word_slots[at];
        if (number == 0)
            return {};
        const PackedWord& packed = word_table[number];
        const std::string_view text(word_letters + packed.offset, packed.length);
        if (text == folded)
            return {text, packed.classes, packed.value, packed.phrase_words};
    }
}

} // namespace radslag::notes
