// Text in whatever character set a mail says it is in, or is in all the same, as UTF-8.
#pragma once

#include <string>
#include <string_view>

namespace radslag::mail {

/// Valid UTF-8 without NUL. `charset` is the mail's word for it and may be empty, wrong or unknown:
/// what is UTF-8 already stays as it is, what is left is taken for windows-1252, which most that is
/// called ISO-8859-1 or ASCII is too. Bytes that stand for nothing become U+FFFD.
std::string to_utf8(std::string_view bytes, std::string_view charset);

/// The start of valid UTF-8: at most `most` bytes, cut between characters.
std::string_view start_of(std::string_view text, std::size_t most);

} // namespace radslag::mail
