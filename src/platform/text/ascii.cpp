// See ascii.hpp.
#include "platform/text/ascii.hpp"

#include <algorithm>

namespace radslag::text {

namespace {

char lower(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

std::string lower_ascii(std::string_view text) {
    std::string small(text);
    std::ranges::transform(small, small.begin(), lower);
    return small;
}

bool is_same_ascii(std::string_view one, std::string_view other) {
    return std::ranges::equal(one, other, {}, lower, lower);
}

} // namespace radslag::text
