// See words.hpp.
#include "platform/text/words.hpp"

namespace radslag::text {

namespace {

bool is_space(unsigned char byte) {
    return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

/// Whether a letter or digit begins here. Of what is not ASCII, the first byte tells enough:
/// U+0080–U+00BF (C2) and U+2000–U+2FFF (E2) are signs, raised figures and dashes.
bool begins_letter(unsigned char byte) {
    if (byte < 0x80)
        return (byte >= '0' && byte <= '9') || ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z');
    return byte > 0xC2 && byte != 0xE2;
}

} // namespace

std::int64_t count_words(std::string_view text) {
    std::int64_t words = 0;
    bool counted = false; // the word that we are in
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (is_space(byte))
            counted = false;
        else if (!counted && begins_letter(byte)) {
            ++words;
            counted = true;
        }
    }
    return words;
}

} // namespace radslag::text
