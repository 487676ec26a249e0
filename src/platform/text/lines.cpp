// See lines.hpp.
#include "platform/text/lines.hpp"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>

namespace radslag::text {

namespace {

constexpr UChar32 broken = -1; ///< what U8_NEXT gives for bytes that are no UTF-8

/// Takes one character off the text.
UChar32 take(std::string_view& text) {
    std::size_t at = 0;
    UChar32 character = 0;
    U8_NEXT(text.data(), at, text.size(), character);
    text.remove_prefix(at);
    return character < 0 ? broken : character;
}

bool is_line_end(UChar32 character) {
    return character == '\n' || character == '\r' || character == 0x85 || character == 0x2028 ||
           character == 0x2029;
}

bool is_control(UChar32 character) {
    return (character >= 0 && character < 0x20) || (character >= 0x7F && character < 0xA0) ||
           is_line_end(character);
}

void append(std::string& text, UChar32 character) {
    std::array<char, U8_MAX_LENGTH> bytes{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, character == broken ? 0xFFFD : character);
    text.append(bytes.data(), length);
}

void trim(std::string& text) {
    constexpr std::string_view white = " \t\n";
    text.erase(text.find_last_not_of(white) + 1);
    text.erase(0, std::min(text.find_first_not_of(white), text.size()));
}

} // namespace

bool has_controls(std::string_view text) {
    while (!text.empty())
        if (const UChar32 character = take(text); character == broken || is_control(character))
            return true;
    return false;
}

std::string one_line(std::string_view text, std::size_t most) {
    std::string line;
    std::size_t count = 0;
    while (!text.empty() && count < most) {
        const UChar32 character = take(text);
        const bool space = character == ' ' || is_control(character);
        if (space && (line.empty() || line.back() == ' '))
            continue;
        append(line, space ? ' ' : character);
        ++count;
    }
    trim(line);
    return line;
}

std::string many_lines(std::string_view text) {
    std::string lines;
    while (!text.empty()) {
        const UChar32 character = take(text);
        if (character == '\r' && text.starts_with('\n'))
            continue;
        if (is_line_end(character))
            lines += '\n';
        else
            append(lines, is_control(character) && character != '\t' ? ' ' : character);
    }
    trim(lines);
    return lines;
}

} // namespace radslag::text
