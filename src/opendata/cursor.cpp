// See cursor.hpp. Base64 for addresses (RFC 4648 §5), without padding.
#include "opendata/cursor.hpp"

#include <sodium.h>

#include <algorithm>

namespace radslag::opendata {

namespace {

constexpr char between = '|'; ///< stands in no key
constexpr std::size_t longest = 400;

bool is_printable(std::string_view text) {
    return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

} // namespace

std::string to_text(const Cursor& cursor) {
    const std::string plain = cursor.walk + between + cursor.after;
    std::string text(
        sodium_base64_encoded_len(plain.size(), sodium_base64_VARIANT_URLSAFE_NO_PADDING), '\0');
    sodium_bin2base64(text.data(), text.size(),
                      reinterpret_cast<const unsigned char*>(plain.data()), plain.size(),
                      sodium_base64_VARIANT_URLSAFE_NO_PADDING);
    text.pop_back(); // the zero at its end
    return text;
}

std::optional<Cursor> parse_cursor(std::string_view text) {
    if (text.empty() || text.size() > longest)
        return std::nullopt;
    std::string plain(text.size(), '\0');
    std::size_t size = 0;
    const char* end = nullptr;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(plain.data()), plain.size(), text.data(),
                          text.size(), nullptr, &size, &end,
                          sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    plain.resize(size);
    const std::size_t at = plain.rfind(between);
    if (at == std::string::npos || !is_printable(plain))
        return std::nullopt;
    return Cursor{plain.substr(0, at), plain.substr(at + 1)};
}

} // namespace radslag::opendata
