// What somebody may have meant by a word for which nothing is found: a word of the register that
// looks alike and stands in something that the reader may read.
#pragma once

#include "search_pages/finding_store.hpp"

namespace radslag::search_pages {

/// How many letters must be put in, left out, changed or exchanged with their neighbour to make the
/// one out of the other; more than `most` counts as most + 1.
std::size_t distance(std::string_view one, std::string_view other, std::size_t most);

/// The word that is most like this one among those that the reader may read, or nothing.
std::optional<std::string> word_meant(db::Session& session, const auth::Reader& reader,
                                      std::string_view written);

} // namespace radslag::search_pages
