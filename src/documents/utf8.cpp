// Checks and cleans UTF-8; see utf8.hpp.
#include "documents/utf8.hpp"

#include <cstdint>
#include <cstring>

namespace radslag::documents::utf8 {

namespace {

constexpr std::uint64_t high_bits = 0x8080808080808080ULL;

unsigned char byte_at(std::string_view text, std::size_t at) {
    return static_cast<unsigned char>(text[at]);
}

bool is_tail(std::string_view text, std::size_t at) {
    return at < text.size() && (byte_at(text, at) & 0xC0U) == 0x80U;
}

/// The end of the run of plain ASCII (0x20–0x7E, tab, newline) that starts at `at`.
std::size_t plain_until(std::string_view text, std::size_t at) {
    while (at < text.size()) {
        const auto byte = byte_at(text, at);
        if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte >= 0x7F)
            break;
        ++at;
    }
    return at;
}

bool is_one_of(std::string_view character, std::initializer_list<std::string_view> set) {
    for (const auto each : set)
        if (each == character)
            return true;
    return false;
}

bool is_unseen(std::string_view character) {
    // U+00AD, U+200B, U+200E, U+200F, U+2060, U+FEFF
    return is_one_of(character, {"\xC2\xAD", "\xE2\x80\x8B", "\xE2\x80\x8E", "\xE2\x80\x8F",
                                 "\xE2\x81\xA0", "\xEF\xBB\xBF"});
}

/// A space of another width, or one that does not break: U+00A0, U+2000–U+200A, U+202F, U+3000.
bool is_odd_space(std::string_view character) {
    return is_one_of(character, {"\xC2\xA0", "\xE2\x80\xAF", "\xE3\x80\x80"}) ||
           (character.starts_with("\xE2\x80") && byte_at(character, 2) >= 0x80 &&
            byte_at(character, 2) <= 0x8A);
}

bool is_line_end(std::string_view character) {
    // vertical tab, form feed, U+0085, U+2028, U+2029
    return is_one_of(character, {"\v", "\f", "\xC2\x85", "\xE2\x80\xA8", "\xE2\x80\xA9"});
}

bool is_control(std::string_view character) {
    const auto first = byte_at(character, 0);
    if (first < 0x20 || first == 0x7F)
        return true;
    return first == 0xC2 && byte_at(character, 1) < 0xA0; // C1: U+0080–U+009F
}

enum class Keep { all, what_is_seen };

void append_filtered(std::string& text, std::string_view piece, Keep keep) {
    std::size_t at = 0;
    while (at < piece.size()) {
        const std::size_t plain = plain_until(piece, at);
        text.append(piece, at, plain - at);
        at = plain;
        if (at == piece.size())
            return;
        const std::size_t length = length_at(piece, at);
        if (length == 0) {
            text += "\xEF\xBF\xBD";
            ++at;
            continue;
        }
        const auto character = piece.substr(at, length);
        at += length;
        if (character == "\r") {
            text += '\n';
            if (at < piece.size() && piece[at] == '\n')
                ++at;
        } else if (is_line_end(character)) {
            text += '\n';
        } else if (keep == Keep::what_is_seen && is_odd_space(character)) {
            text += ' ';
        } else if (!is_control(character) && (keep == Keep::all || !is_unseen(character))) {
            text += character;
        }
    }
}

} // namespace

std::size_t length_at(std::string_view text, std::size_t at) {
    if (at >= text.size())
        return 0;
    const auto first = byte_at(text, at);
    if (first < 0x80)
        return 1;
    if (first < 0xC2 || first > 0xF4 || !is_tail(text, at + 1))
        return 0;
    if (first < 0xE0)
        return 2;
    const auto second = byte_at(text, at + 1);
    if (!is_tail(text, at + 2))
        return 0;
    if (first < 0xF0) {
        if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F))
            return 0;
        return 3;
    }
    if (!is_tail(text, at + 3) || (first == 0xF0 && second < 0x90) ||
        (first == 0xF4 && second > 0x8F))
        return 0;
    return 4;
}

bool is_valid(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        while (at + 8 <= text.size()) {
            std::uint64_t word = 0;
            std::memcpy(&word, text.data() + at, 8);
            if ((word & high_bits) != 0)
                break;
            at += 8;
        }
        if (at == text.size())
            break;
        const std::size_t length = length_at(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

bool is_border(std::string_view text, std::size_t at) {
    return at == text.size() || (at < text.size() && !is_tail(text, at));
}

void append(std::string& text, char32_t character) {
    const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
    if (character > 0x10FFFF || (character >= 0xD800 && character <= 0xDFFF))
        character = 0xFFFD;
    if (character < 0x80) {
        put(character);
    } else if (character < 0x800) {
        put(0xC0U | (character >> 6U));
        put(0x80U | (character & 0x3FU));
    } else if (character < 0x10000) {
        put(0xE0U | (character >> 12U));
        put(0x80U | ((character >> 6U) & 0x3FU));
        put(0x80U | (character & 0x3FU));
    } else {
        put(0xF0U | (character >> 18U));
        put(0x80U | ((character >> 12U) & 0x3FU));
        put(0x80U | ((character >> 6U) & 0x3FU));
        put(0x80U | (character & 0x3FU));
    }
}

std::string repaired(std::string_view text) {
    std::string whole;
    whole.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = length_at(text, at);
        if (length == 0)
            whole += "\xEF\xBF\xBD";
        else
            whole.append(text, at, length);
        at += length == 0 ? 1 : length;
    }
    return whole;
}

void append_clean(std::string& text, std::string_view piece) {
    append_filtered(text, piece, Keep::all);
}

void append_visible(std::string& text, std::string_view piece) {
    append_filtered(text, piece, Keep::what_is_seen);
}

std::size_t leading_space(std::string_view text) {
    std::size_t at = 0;
    while (at < text.size()) {
        if (text[at] == ' ' || text[at] == '\t' || text[at] == '\n')
            ++at;
        else if (text.substr(at, 2) == "\xC2\xA0")
            at += 2;
        else
            break;
    }
    return at;
}

std::size_t trailing_space(std::string_view text) {
    std::size_t end = text.size();
    while (end > 0) {
        const char last = text[end - 1];
        if (last == ' ' || last == '\t' || last == '\n')
            --end;
        else if (end >= 2 && text.substr(end - 2, 2) == "\xC2\xA0")
            end -= 2;
        else
            break;
    }
    return text.size() - end;
}

} // namespace radslag::documents::utf8
