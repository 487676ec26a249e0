// Writes canonical JSON: strings escaped as RFC 8785 section 3.2.2.2 says, integers in digits.
#include "ledger/jcs.hpp"

#include <array>
#include <charconv>
#include <stdexcept>

namespace radslag::ledger {

namespace {

bool needs_escape(char c) {
    return c == '"' || c == '\\' || static_cast<unsigned char>(c) < 0x20U;
}

void append_escaped(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    constexpr std::string_view named = "\b\t\n\f\r\"\\";
    constexpr std::string_view letters = "btnfr\"\\";
    out += '\\';
    if (const auto place = named.find(c); place != std::string_view::npos) {
        out += letters[place];
        return;
    }
    out += "u00";
    out += hex[static_cast<unsigned char>(c) >> 4U];
    out += hex[static_cast<unsigned char>(c) & 15U];
}

} // namespace

void append_jcs(std::string& out, std::string_view text) {
    out += '"';
    std::size_t plain = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!needs_escape(text[i]))
            continue;
        out.append(text, plain, i - plain);
        append_escaped(out, text[i]);
        plain = i + 1;
    }
    out.append(text, plain);
    out += '"';
}

void append_jcs(std::string& out, std::int64_t integer) {
    if (integer > largest_integer || integer < -largest_integer)
        throw std::range_error("an integer beyond 2^53 has no place in the ledger");
    std::array<char, 24> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), integer).ptr;
    out.append(digits.data(), end);
}

void append_jcs(std::string& out, bool value) {
    out += value ? "true" : "false";
}

void append_jcs(std::string& out, std::nullptr_t) {
    out += "null";
}

} // namespace radslag::ledger
