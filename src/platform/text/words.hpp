// Counting words, the one way that everything which measures talk does it.
#pragma once

#include <cstdint>
#include <string_view>

namespace radslag::text {

/// How many words a text has: what stands between white space and holds a letter or a digit, so
/// that "e-post" is one word and a dash between two words is none. `text` is UTF-8.
std::int64_t count_words(std::string_view text);

} // namespace radslag::text
