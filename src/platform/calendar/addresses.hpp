// Text on its way into and out of a calendar object: what would break a line or a reader is taken
// away. Look next at event.cpp and reply.cpp, which use it on everything that people have written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace radslag::calendar {

/// Whether the octets are well-formed UTF-8 (RFC 3629) without NUL.
bool is_text(std::string_view octets);

/// Whether a control character (U+0000–U+001F, U+007F–U+009F) or a line or paragraph separator
/// stands in the text, or it is no UTF-8.
bool has_controls(std::string_view text);

/// The text on one line: control characters, separators and white space become single spaces, none
/// at either end; bytes that are no UTF-8 become U+FFFD. At most `most` characters are kept.
std::string one_line(std::string_view text, std::size_t most = 1'000);

/// The text with its lines: line ends of any kind become '\n', tabs stay, other control characters
/// become spaces, bytes that are no UTF-8 become U+FFFD. No white space at either end.
std::string many_lines(std::string_view text);

/// The address as the URI "mailto:…" (RFC 6068 §2), what may not stand in it percent-encoded.
/// Throws std::invalid_argument when it is no address: no '@' with something on both sides, white
/// space or a control character in it.
std::string mailto(std::string_view mail);

/// The address in a "mailto:" URI in any letter case, percent-encoding undone and fields ("?…")
/// left out. Empty when it is something else or holds no address.
std::string mail_of(std::string_view uri);

/// An http or https address as a URI (RFC 3986 §2): spaces, control characters, quotation marks and
/// what is not ASCII percent-encoded. Throws std::invalid_argument when it is of another scheme.
std::string web_uri(std::string_view url);

} // namespace radslag::calendar
