// Names folded for matching, and the Swedish order: ICU behind three functions.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::text {

/// Folds a name or number for finding it again: case, accents (é→e, but å ä ö æ ø stay), dashes,
/// quotes and runs of white space or punctuation are made alike. "ÅSA  Öberg-Lind" → "åsa öberg
/// lind".
std::string fold(std::string_view name);

/// A registry number in any spelling to one form: upper case, no white space, "dnr" taken away.
/// "dnr n2016/06374/rts" → "N2016/06374/RTS".
std::string fold_number(std::string_view number);

/// The key that sorts by bytes as Swedish sorts (CLDR sv, å ä ö last, digits by value).
std::vector<std::byte> sort_key(std::string_view name);

/// ICU's version and collation data version; stored, and compared by `reindex`.
std::string sort_version();

} // namespace radslag::text
