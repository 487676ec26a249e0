// Which records an entry of the ledger has touched, told from its images and from what stood there
// before. Look next at following.hpp.
#pragma once

#include "ledger/reader.hpp"
#include "search_pages/entries.hpp"

#include <set>

namespace radslag::search_pages {

/// The records whose entries in the index an act may have made wrong, in the order of kind and id.
std::set<Record> touched_by(db::Session& session, const ledger::Entry& entry);

} // namespace radslag::search_pages
