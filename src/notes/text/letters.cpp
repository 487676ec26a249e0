// Decoding, letter classes and folding; see letters.hpp.
#include "notes/text/letters.hpp"

#include <array>
#include <cstdint>

namespace radslag::notes {

namespace {

/// Latin-1 letters from U+00C0 on, folded; a space stands for what is no letter. Å Ä Ö and their
/// neighbours Æ Ø are kept apart in fold_one.
constexpr std::string_view latin_1 =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty";

/// Latin Extended-A from U+0100 on: capital and small follow each other but for a few.
constexpr std::string_view latin_a =
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(latin_1.size() == 64 && latin_a.size() == 128);

constexpr char32_t a_ring = 0xE5;
constexpr char32_t a_dots = 0xE4;
constexpr char32_t o_dots = 0xF6;

bool is_combining(char32_t code) {
    return code >= 0x300 && code <= 0x36F;
}

/// The folded character; 0 for a mark that only combines.
char32_t fold_one(char32_t code) {
    if (code < 0x80)
        return code >= 'A' && code <= 'Z' ? code + 32 : code;
    switch (code) {
    case 0xC5:
    case 0xE5:
        return a_ring;
    case 0xC4:
    case 0xE4:
    case 0xC6:
    case 0xE6:
        return a_dots;
    case 0xD6:
    case 0xF6:
    case 0xD8:
    case 0xF8:
        return o_dots;
    case 0x2010:
    case 0x2011:
        return '-';
    case 0x2019:
        return '\'';
    default:
        break;
    }
    if (code >= 0xC0 && code <= 0xFF && code != 0xD7 && code != 0xF7)
        return static_cast<char32_t>(latin_1[code - 0xC0]);
    if (code >= 0x100 && code <= 0x17F)
        return static_cast<char32_t>(latin_a[code - 0x100]);
    if (is_combining(code))
        return 0;
    if ((code >= 0x391 && code <= 0x3A9) || (code >= 0x410 && code <= 0x42F))
        return code + 32;
    if (code >= 0x400 && code <= 0x40F)
        return code + 80;
    return code;
}

/// What a combining ring or two dots make of the letter before: a decomposed å, ä or ö.
char32_t combined(char before, char32_t mark) {
    if (mark == 0x30A && before == 'a')
        return a_ring;
    if (mark == 0x308 && before == 'a')
        return a_dots;
    return mark == 0x308 && before == 'o' ? o_dots : 0;
}

void append_utf8(char32_t code, std::string& out) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0U | (code >> 12U));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        out += static_cast<char>(0xF0U | (code >> 18U));
        out += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

bool is_word_character(char32_t code) {
    return is_letter(code) || is_digit(code);
}

/// Whether the joiner at `at` holds two parts of one word together.
bool joins(std::string_view text, std::size_t begin, std::size_t at, Character joiner) {
    const std::size_t next = at + joiner.size;
    if (next >= text.size() || !is_letter(character_at(text, next).code))
        return false;
    switch (joiner.code) {
    case '-':
    case 0x2010:
    case 0x2011:
    case '\'':
    case 0x2019:
        return true;
    case ':':
        return at - begin <= 8 && !is_capital(character_at(text, next).code);
    case '.':
        return at - begin <= 5 && !is_digit(static_cast<unsigned char>(text[begin])) &&
               !is_capital(character_at(text, next).code);
    default:
        return false;
    }
}

} // namespace

Character wide_character_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const auto follows = [&](std::size_t i) {
        return i < text.size() && (byte(i) & 0xC0U) == 0x80;
    };
    const unsigned char first = byte(at);
    if ((first & 0xE0U) == 0xC0 && follows(at + 1))
        return {((first & 0x1FU) << 6U) | (byte(at + 1) & 0x3FU), 2};
    if ((first & 0xF0U) == 0xE0 && follows(at + 1) && follows(at + 2))
        return {((first & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU),
                3};
    if ((first & 0xF8U) == 0xF0 && follows(at + 1) && follows(at + 2) && follows(at + 3))
        return {((first & 0x07U) << 18U) | ((byte(at + 1) & 0x3FU) << 12U) |
                    ((byte(at + 2) & 0x3FU) << 6U) | (byte(at + 3) & 0x3FU),
                4};
    return {0xFFFD, 1};
}

bool is_letter(char32_t code) {
    if (code < 0x80)
        return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
    if (code < 0x250)
        return code >= 0xC0 && code != 0xD7 && code != 0xF7;
    return is_combining(code) || (code >= 0x370 && code <= 0x52F) ||
           (code >= 0x1E00 && code <= 0x1EFF);
}

bool is_capital(char32_t code) {
    if (code < 0x80)
        return code >= 'A' && code <= 'Z';
    if (code < 0x100)
        return code >= 0xC0 && code <= 0xDE && code != 0xD7;
    if (code < 0x180) {
        const bool odd_is_capital = (code >= 0x139 && code <= 0x148) || code >= 0x179;
        return code != 0x138 && code != 0x149 && code != 0x17F &&
               ((code & 1U) != 0) == odd_is_capital;
    }
    return (code >= 0x391 && code <= 0x3A9) || (code >= 0x400 && code <= 0x42F) ||
           (code >= 0x1E00 && code <= 0x1EFF && (code & 1U) == 0);
}

bool is_digit(char32_t code) {
    return code >= '0' && code <= '9';
}

bool is_space(char32_t code) {
    return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 ||
           (code >= 0x2000 && code <= 0x200A) || code == 0x202F || code == 0x3000 ||
           code == 0x2028 || code == 0x2029;
}

void append_folded(std::string_view word, std::string& out) {
    for (std::size_t at = 0; at < word.size();) {
        const auto [code, size] = character_at(word, at);
        at += size;
        if (code < 0x80) {
            out += static_cast<char>(code >= 'A' && code <= 'Z' ? code + 32 : code);
            continue;
        }
        if (is_combining(code) && !out.empty()) {
            if (const char32_t made = combined(out.back(), code); made != 0) {
                out.pop_back();
                append_utf8(made, out);
            }
            continue;
        }
        if (const char32_t made = fold_one(code); made != 0)
            append_utf8(made, out);
    }
}

std::string folded(std::string_view word) {
    std::string out;
    out.reserve(word.size());
    append_folded(word, out);
    return out;
}

std::size_t word_end(std::string_view text, std::size_t begin) {
    std::size_t at = begin;
    while (at < text.size()) {
        const Character character = character_at(text, at);
        if (!is_word_character(character.code) &&
            !(at > begin && joins(text, begin, at, character)))
            break;
        at += character.size;
    }
    const bool hangs = at > begin && at + 1 < text.size() && text[at] == '-' &&
                       is_space(static_cast<unsigned char>(text[at + 1]));
    return hangs ? at + 1 : at;
}

} // namespace radslag::notes
