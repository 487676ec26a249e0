// UTF-8 as bytes: is it valid, where do characters begin, and what is cleaned away before a text is
// kept. Look next at encoding.hpp for the other character sets.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace radslag::documents::utf8 {

/// True when the bytes are well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms).
bool is_valid(std::string_view text);

/// Length in bytes of the well-formed character that starts at `at`; 0 when there is none.
std::size_t length_at(std::string_view text, std::size_t at);

/// True when a character begins at `at`, or the text ends there. The text must be valid.
bool is_border(std::string_view text, std::size_t at);

/// Appends one character; surrogates and values over U+10FFFF become U+FFFD.
void append(std::string& text, char32_t character);

/// The same text with U+FFFD for each byte that is no UTF-8.
std::string repaired(std::string_view text);

/// Appends `piece` so that the whole stays valid: bytes that are no UTF-8 become U+FFFD, NUL and
/// the other control characters but tab and newline go, line and paragraph separators become '\n'.
void append_clean(std::string& text, std::string_view piece);

/// As append_clean, and without what a reader does not see: soft hyphens, byte order marks, zero
/// width spaces and marks of direction. Spaces of every width become plain spaces.
void append_visible(std::string& text, std::string_view piece);

/// Bytes of white space at the start or end: spaces, tabs, newlines and no-break spaces.
std::size_t leading_space(std::string_view text);
std::size_t trailing_space(std::string_view text);

} // namespace radslag::documents::utf8
