// What others wrote, cleaned so that it can be shown, kept and written into a format of lines.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace radslag::text {

/// Whether a control character (U+0000–U+001F, U+007F–U+009F) or a line or paragraph separator
/// stands in the text, or it is no UTF-8.
bool has_controls(std::string_view text);

/// The text on one line: control characters, separators and white space become single spaces, none
/// at either end; bytes that are no UTF-8 become U+FFFD. At most `most` characters are kept.
std::string one_line(std::string_view text, std::size_t most = 1'000);

/// The text with its lines: line ends of any kind become '\n', tabs stay, other control characters
/// become spaces, bytes that are no UTF-8 become U+FFFD. No white space at either end.
std::string many_lines(std::string_view text);

} // namespace radslag::text
