// Checks UTF-8 eight ASCII bytes at a time, and the rest by the table of RFC 3629 section 4.
#include "platform/base/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace radslag {

namespace {

/// Length of the well-formed character at the start of `bytes`, or 0. NUL is not well-formed here.
std::size_t character_length(std::string_view bytes) {
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const auto follows = [&](std::size_t i) {
        return i < bytes.size() && (at(i) & 0xC0U) == 0x80U;
    };
    const unsigned first = at(0);
    if (first < 0x80U)
        return first == 0 ? 0 : 1;
    if (first < 0xC2U || first > 0xF4U || !follows(1))
        return 0;
    if (first < 0xE0U)
        return 2;
    const unsigned second = at(1);
    if (!follows(2))
        return 0;
    if (first < 0xF0U) {
        const bool overlong = first == 0xE0U && second < 0xA0U;
        const bool surrogate = first == 0xEDU && second > 0x9FU;
        return overlong || surrogate ? 0 : 3;
    }
    const bool overlong = first == 0xF0U && second < 0x90U;
    const bool beyond = first == 0xF4U && second > 0x8FU;
    return overlong || beyond || !follows(3) ? 0 : 4;
}

} // namespace

bool is_text(std::string_view bytes) {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = 0x8080808080808080U;
    while (!bytes.empty()) {
        if (bytes.size() >= sizeof(std::uint64_t)) {
            std::uint64_t word = 0;
            std::memcpy(&word, bytes.data(), sizeof word);
            // Neither a byte over 0x7F nor a zero byte.
            if (((word | ((word - ones) & ~word)) & tops) == 0) {
                bytes.remove_prefix(sizeof word);
                continue;
            }
        }
        const std::size_t length = character_length(bytes);
        if (length == 0)
            return false;
        bytes.remove_prefix(length);
    }
    return true;
}

std::string as_text(std::string_view bytes) {
    if (is_text(bytes))
        return std::string(bytes);
    std::string text;
    while (!bytes.empty()) {
        const std::size_t length = character_length(bytes);
        text += length == 0 ? std::string_view("\xEF\xBF\xBD") : bytes.substr(0, length);
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return text;
}

} // namespace radslag
