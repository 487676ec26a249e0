// Whether a word stands in a short list that the program holds itself.
#pragma once

#include <algorithm>
#include <array>
#include <string_view>

namespace radslag::search {

template <std::size_t count>
bool has(const std::array<std::string_view, count>& words, std::string_view word) {
    return std::ranges::find(words, word) != words.end();
}

} // namespace radslag::search
