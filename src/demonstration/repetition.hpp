// The story in other words, for a register that is many times as large: the same meetings, but with
// other long words, so that neither the database nor a search sees one text a hundred times.
#pragma once

#include "demonstration/story.hpp"

namespace radslag::demonstration {

/// The story with its long words exchanged for one another, the same way for the same number.
/// Names, fields and what follows from a sentence stay.
std::vector<std::vector<Record>> in_other_words(const std::vector<std::vector<Record>>& story,
                                                int number);

} // namespace radslag::demonstration
