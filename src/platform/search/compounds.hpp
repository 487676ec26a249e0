// Swedish compounds taken apart by a word list. Nothing is known of meaning: parts that make many
// compounds in the list are believed, letters that merely happen to be a word are not.
#pragma once

#include "platform/search/word_list.hpp"

#include <string_view>
#include <vector>

namespace radslag::search {

/// The parts of a folded word as they stand in it, linking letters with the part before:
/// "livsmedelsstrategin" → "livsmedels", "strategin". One part when it is no compound, when it is a
/// name, or when no way to take it apart is likely enough.
std::vector<std::string_view> parts_of(const WordList& list, std::string_view word);

} // namespace radslag::search
