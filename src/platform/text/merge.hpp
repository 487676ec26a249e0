// Two changes of one text brought together, word by word.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace radslag::text {

/// What `one` and `other` have made of `base`, both: where only one of them changed a stretch of
/// words, that change; where both changed it alike, once. Nothing where they changed the same words
/// differently, or put different words at the same place, and for texts of more than some thousand
/// words that differ all through. After Khanna, Kunal and Pierce, A formal investigation of diff3
/// (2007).
std::optional<std::string> merged(std::string_view base, std::string_view one,
                                  std::string_view other);

} // namespace radslag::text
