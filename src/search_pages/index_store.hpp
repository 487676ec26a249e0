// The rows of the index and how far it reaches. Written by following.hpp alone; finding_store.hpp
// reads them.
#pragma once

#include "platform/db/database.hpp"
#include "search_pages/entries.hpp"

namespace radslag::search_pages::store {

/// How far the index reaches.
struct Reach {
    std::string made_with;       ///< how words were found
    std::int64_t next_entry = 0; ///< number of the first entry of the ledger that is not in it
    std::int64_t done = 0;       ///< how many of the records that one touched are
    std::optional<Kind> stage;   ///< while all is made anew
    std::string after;           ///< the last record of that kind that was

    bool operator==(const Reach&) const = default;
};
std::optional<Reach> reach(db::Session& session);

/// Moves the reach on. False when it is not where `from` says: somebody else has moved it.
bool move_reach(db::Session& session, const std::optional<Reach>& from, const Reach& to);

/// What is to stand in the index for a record: nothing when it is not to be found.
struct Renewed {
    Record record;
    std::optional<Source> source;
    std::vector<Entry> entries = {};
};
/// Puts the entries of a record in the place of those that stood there.
void replace(db::Session& session, const Renewed& renewed);

/// Drops all entries: nothing is found until they are made again.
void clear(db::Session& session);

} // namespace radslag::search_pages::store
