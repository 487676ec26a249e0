// What others wrote, as one line that can be shown and kept.
#pragma once

#include <string>
#include <string_view>

namespace radslag::mail {

/// At most 500 characters of valid UTF-8 without control characters: each run of them and of white
/// space becomes one space, none at the ends; bytes that are no UTF-8 become U+FFFD.
std::string one_line(std::string_view text);

} // namespace radslag::mail
