// Two changes of one text brought together, word by word.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::text {

/// What `one` and `other` have made of `base`, both: where only one of them changed a stretch of
/// words, that change; where both changed it alike, once. Nothing where they changed the same words
/// differently, or put different words at the same place, and for texts of more than some thousand
/// words that differ all through. After Khanna, Kunal and Pierce, A formal investigation of diff3
/// (2007).
std::optional<std::string> merged(std::string_view base, std::string_view one,
                                  std::string_view other);

/// A stretch of words of two texts: of both, or of one of them.
struct Stretch {
    enum class In { both, before, after };
    In in = In::both;
    std::string words; ///< with the white space behind them

    bool operator==(const Stretch&) const = default;
};

/// What became of `before` in `after`, word by word: what went stands before what came. Texts that
/// differ all through, as of merged(), are two stretches.
std::vector<Stretch> changes(std::string_view before, std::string_view after);

} // namespace radslag::text
