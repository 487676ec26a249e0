// Letters of UTF-8 text as the notes need them: which are letters, which are capital, and the
// folded form in which words are looked up. Look next at words.hpp, which looks them up.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace radslag::notes {

/// One character and how many bytes it takes; a broken byte counts as one character of one byte.
struct Character {
    char32_t code = 0;
    std::size_t size = 1;
};

/// The character that begins at `at`, which takes more than one byte or is broken.
Character wide_character_at(std::string_view text, std::size_t at);

/// The character that begins at `at`, which must lie inside `text`.
inline Character character_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    return first < 0x80 ? Character{first, 1} : wide_character_at(text, at);
}

/// Latin, Greek and Cyrillic letters, and marks that combine with the letter before them.
bool is_letter(char32_t code);
bool is_capital(char32_t code);
bool is_digit(char32_t code);

/// Spaces of every width, tabulators and line ends.
bool is_space(char32_t code);

/// Appends `word` in lower case and without accents: é becomes e; å, ä, ö stay; ø and æ become ö
/// and ä, so that one list of names serves all Nordic spellings.
void append_folded(std::string_view word, std::string& out);

std::string folded(std::string_view word);

/// Where the word or number that begins at `at` ends; `at` itself when none begins there. A word
/// keeps its inner hyphens, apostrophes and colons ("Carl-Johan", "EU:s", "S:t"), a hyphen that an
/// "och" will follow ("Havs-") and the dots of an abbreviation ("t.o.m").
std::size_t word_end(std::string_view text, std::size_t at);

} // namespace radslag::notes
