// The two languages of the interface and how one is chosen. Look next at text.hpp for the words
// themselves and at dates.hpp for dates and numbers.
#pragma once

#include <optional>
#include <string_view>

namespace radslag::i18n {

enum class Language { swedish, english };

/// "sv" or "en", as in `lang` attributes and `?lang=`.
std::string_view tag_of(Language language);

/// Reads "sv", "SV", "sv-SE", "sv_SE.UTF-8" and the same for English; nothing for anything else.
std::optional<Language> parse_language(std::string_view tag);

/// The language that an Accept-Language header (RFC 9110 §12.5.4) asks for most; nothing when it
/// asks for neither.
std::optional<Language> preferred_language(std::string_view accept_language);

/// The language of the command line: the first of LC_ALL, LC_MESSAGES and LANG that is set and not
/// empty decides; English when it names neither, so that C and POSIX give English.
Language language_of_environment();

} // namespace radslag::i18n
