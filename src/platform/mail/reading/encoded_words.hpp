// Encoded words in the heads of mails (RFC 2047), read as they are sent rather than as they should
// be. GMime reads padded Base64 words back only to the first, and loses characters that were cut
// in two.
#pragma once

#include <string>
#include <string_view>

namespace radslag::mail {

/// The value of a field with its folds undone and its encoded words read, as valid UTF-8; control
/// characters may stand in it.
std::string decode_words(std::string_view value);

/// The value with each encoded word as an atom that GMime leaves alone, whatever stands in the
/// word: commas in a name make no second mailbox.
std::string hide_words(std::string_view value);

/// Puts the words back that hide_words() hid, and reads them.
std::string decode_hidden_words(std::string_view text);

} // namespace radslag::mail
