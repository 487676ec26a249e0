// The kept figures: how far they reach, one row a unit, and the sums. Written by following.hpp
// alone; reading_store.hpp reads them for pages.
#pragma once

#include "dialogue/measuring_store.hpp"
#include "dialogue/units.hpp"
#include "platform/db/database.hpp"

#include <set>
#include <string>

namespace radslag::dialogue::store {

/// How far the figures reach.
struct Reach {
    std::int64_t definition = 0;
    std::int64_t next_entry = 0; ///< number of the first entry that is not in them
    Day day;                     ///< on which what is late is late
    std::optional<Stage> stage;  ///< while all is counted anew
    std::string after;           ///< the last one counted in that stage

    bool operator==(const Reach&) const = default;
};
std::optional<Reach> reach(db::Session& session);

/// Moves the reach on. False when it is not where `from` says: somebody else has moved it.
bool move_reach(db::Session& session, const std::optional<Reach>& from, const Reach& to);

/// Which sums no longer fit their units.
struct Touched {
    std::set<Scope> meetings;
    std::set<Scope> voices; ///< of regions heard
    std::set<Scope> inputs;
    std::set<Scope> matters;
    std::set<std::pair<Scope, std::string>> answers; ///< with their authorities
};

// Each puts the rows of one unit in the place of those that stood there; without a unit they go.
void replace(db::Session& session, std::string_view id, const std::optional<MeetingUnit>& unit,
             Touched& touched);
void replace(db::Session& session, std::string_view id, const std::optional<InputUnit>& unit,
             Touched& touched);
void replace(db::Session& session, std::string_view id, const std::optional<MatterUnit>& unit,
             Touched& touched);

/// Adds what becomes late, or is late no more, when one day becomes the other.
void touch_lateness(db::Session& session, Day from, Day to, Touched& touched);

/// Makes the sums that were touched fit again. `day`: on which what is late is late.
void renew_sums(db::Session& session, const Touched& touched, Day day);

/// The matter that an input was counted under last.
std::optional<std::string> counted_matter_of(db::Session& session, std::string_view input);

/// Throws all figures away.
void clear(db::Session& session);

} // namespace radslag::dialogue::store
