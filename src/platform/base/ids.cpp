// Random id text; see ids.hpp.
#include "platform/base/ids.hpp"

#include <sodium.h>

#include <cstdint>
#include <stdexcept>

namespace radslag::detail {

namespace {
constexpr std::string_view alphabet = "abcdefghijklmnopqrstuvwxyz234567";
}

IdText random_id_text() {
    if (sodium_init() < 0)
        throw std::runtime_error("no random source");
    std::uint64_t bits = 0;
    randombytes_buf(&bits, sizeof bits);
    IdText text{};
    for (char& character : text) {
        character = alphabet[bits & 31U];
        bits >>= 5U;
    }
    return text;
}

bool is_id_text(std::string_view text) {
    return text.size() == IdText{}.size() &&
           text.find_first_not_of(alphabet) == std::string_view::npos;
}

} // namespace radslag::detail
