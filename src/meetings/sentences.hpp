// Sentences of a turn: the unit that a reader can follow to what became of it.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace radslag::meetings {

/// Cuts text into its sentences, each without the white space round it. A full stop ends one when
/// white space and a capital, digit or quotation mark follow, and what stands before it is no
/// common abbreviation ("t.ex.", "dnr."), initial or number of a list.
std::vector<std::string_view> sentences(std::string_view text);

/// Which of the sentences of `text`, of which there is one at least, a place in it lies in: as many
/// bytes from its beginning.
std::size_t sentence_at(std::size_t offset, std::string_view text,
                        const std::vector<std::string_view>& sentences);

} // namespace radslag::meetings
