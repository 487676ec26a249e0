// Turns the bytes of a plain text into UTF-8, whatever character set it was saved in. Look next at
// plain_text.cpp, which cuts it into lines.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::documents {

/// How a text was written down. Nordic texts of one byte a character are told apart by where their
/// letters å ä ö é æ ø lie; for all else the guess is ICU's.
struct Encoding {
    std::string name;          ///< as ICU knows it: "UTF-8", "windows-1252", "UTF-16LE"
    std::size_t mark_size = 0; ///< bytes of the byte order mark at its start
};

/// What the bytes are written in; nothing when they are no text at all. Only the first 64 kB are
/// looked at, but all of them for UTF-8.
std::optional<Encoding> encoding_of(std::string_view bytes);

/// The text as valid UTF-8, its byte order mark left out, control characters and NUL as they are.
/// Bytes that stand for no character become U+FFFD. `encoding` names one that ICU knows; an unknown
/// name counts as windows-1252.
std::string decode(std::string_view bytes, const Encoding& encoding);

/// The character of Windows code page 1252 for a byte; U+FFFD where there is none.
char32_t from_windows_1252(unsigned char byte);
std::string from_windows_1252(std::string_view bytes);

} // namespace radslag::documents
