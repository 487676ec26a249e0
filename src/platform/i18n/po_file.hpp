// Reads gettext .po files: what the catalogue is made from at build and what the tests compare the
// code with. Only what we write is read: msgid, msgid_plural, msgstr, comments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace radslag::i18n {

struct PoEntry {
    std::string english;        ///< msgid
    std::string english_plural; ///< msgid_plural, empty where there is none
    std::string swedish;        ///< msgstr or msgstr[0]
    std::string swedish_plural; ///< msgstr[1]
    int line = 0;               ///< where the entry begins
};

/// Reads a whole file; the header (empty msgid) is left out. Throws std::runtime_error that names
/// the line when the text is not in the format.
std::vector<PoEntry> parse_po(std::string_view text);

} // namespace radslag::i18n
