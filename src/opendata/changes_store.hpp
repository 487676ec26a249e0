// Which records the public has been able to read, and when each was last touched. Written by
// following.hpp alone.
#pragma once

#include "opendata/collections.hpp"

#include <string>
#include <vector>

namespace radslag::opendata::store {

/// How far the ledger has been followed.
struct Reach {
    std::int64_t next_entry = 0;
    std::string time; ///< of the last act; no two acts have the same

    bool operator==(const Reach&) const = default;
};
std::optional<Reach> reach(db::Session& session);

/// Moves the reach on. False when it is not where `from` says: somebody else has moved it.
bool move_reach(db::Session& session, const std::optional<Reach>& from, const Reach& to);

struct Change {
    std::string record;
    std::string time;
    bool gone = false;
};
/// What is known of a record; nothing where the public has never read it.
std::optional<Change> known(db::Session& session, std::string_view collection,
                            std::string_view record);
/// Puts it in the place of what was known.
void put(db::Session& session, std::string_view collection, const Change& change);

/// Where a walk over changes stands.
struct After {
    std::string time;
    std::string record; ///< empty: before all of that time
};
/// The next changes of a collection in their order, at most so many.
std::vector<Change> changes(db::Session& session, std::string_view collection, const After& after,
                            std::int64_t most);

/// What shows something of a record that it does not hold itself, or is cut by it.
struct Under {
    std::string collection;
    std::string record;
};
std::vector<Under> under_meeting(db::Session& session, std::string_view meeting);
std::vector<Under> under_point(db::Session& session, std::string_view point);
std::vector<Under> under_turn(db::Session& session, std::string_view turn);

} // namespace radslag::opendata::store
