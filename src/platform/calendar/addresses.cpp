// Cleans texts and addresses; see clean_text.hpp.
#include "platform/calendar/clean_text.hpp"

#include <fmt/format.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <stdexcept>

namespace radslag::calendar {

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

bool is_alphanumeric(char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9');
}

bool is_address(std::string_view mail) {
    const auto at = mail.rfind('@');
    return at != std::string_view::npos && at > 0 && at + 1 < mail.size() && !has_controls(mail) &&
           mail.find(' ') == std::string_view::npos;
}

std::string percent_encoded(char byte) {
    return fmt::format("%{:02X}", static_cast<unsigned char>(byte));
}

std::string percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t at = 0; at < text.size(); ++at) {
        unsigned char byte = 0;
        const auto digits = text.substr(at, 3);
        if (digits.size() == 3 && digits[0] == '%' &&
            std::from_chars(digits.data() + 1, digits.data() + 3, byte, 16).ptr ==
                digits.data() + 3) {
            decoded += static_cast<char>(byte);
            at += 2;
        } else {
            decoded += text[at];
        }
    }
    return decoded;
}

} // namespace

bool is_text(std::string_view octets) {
    while (!octets.empty())
        if (take(octets) <= 0)
            return false;
    return true;
}

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

std::string mailto(std::string_view mail) {
    if (!is_address(mail))
        throw std::invalid_argument("no mail address: " + one_line(mail, 100));
    constexpr std::string_view plain = "-._~!$'*+@";
    std::string uri = "mailto:";
    for (const char byte : mail) {
        if (is_alphanumeric(byte) || plain.find(byte) != std::string_view::npos)
            uri += byte;
        else
            uri += percent_encoded(byte);
    }
    return uri;
}

std::string mail_of(std::string_view uri) {
    constexpr std::string_view scheme = "mailto:";
    const bool is_mailto =
        uri.size() > scheme.size() &&
        std::equal(scheme.begin(), scheme.end(), uri.begin(), [](char small, char any) {
            return small == (any >= 'A' && any <= 'Z' ? any - 'A' + 'a' : any);
        });
    if (!is_mailto)
        return "";
    uri.remove_prefix(scheme.size());
    std::string mail = percent_decoded(uri.substr(0, uri.find('?')));
    trim(mail);
    return is_address(mail) ? mail : "";
}

std::string web_uri(std::string_view url) {
    if (!url.starts_with("https://") && !url.starts_with("http://"))
        throw std::invalid_argument("no web address: " + one_line(url, 100));
    std::string uri;
    for (const char byte : url) {
        const bool plain = byte > ' ' && byte < 0x7F && byte != '"' && byte != '<' && byte != '>';
        uri += plain ? std::string(1, byte) : percent_encoded(byte);
    }
    return uri;
}

} // namespace radslag::calendar
