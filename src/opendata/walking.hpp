// Walks over a collection a page at a time, by work that does not grow with the register.
#pragma once

#include "opendata/asked_parts.hpp"
#include "opendata/reading_store.hpp"

namespace radslag::opendata {

/// One record of a page, or that there is none any more.
struct Item {
    std::optional<store::Record> record;
    std::string gone;     ///< the id of one that is gone
    std::string modified; ///< when it went
};

struct Walked {
    std::vector<Item> items;
    std::optional<std::string> next;  ///< a cursor, where there is more, or may be
    std::optional<std::string> later; ///< of changes: a cursor to what comes after them
};

/// The next page in the order of keys. At most 1,000 records are looked at: where few of them are
/// what is asked for it holds fewer than asked, perhaps none, and `next` goes on.
Walked walk(db::Session& session, const auth::Reader& reader, const Collection& collection,
            const Asked& asked, Day today);

/// The next page of what the public could read and has changed, in the order of the acts.
Walked walk_changes(db::Session& session, const Collection& collection, const Asked& asked);

} // namespace radslag::opendata
