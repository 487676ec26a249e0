// SQL of positions; reading_store.cpp reads for pages, store.cpp writes and
// reads for acts.
#pragma once

#include "positions/actions.hpp"

namespace radslag::positions::store {

/// For who prepares in its body, or by its release; without what depends on more than reading.
std::optional<Position> position(db::Session& session, const auth::Reader& reader, PositionId id,
                                 Day today);
/// The parties that are counted on the day, with what was said for each.
struct Counted {
    PositionId position;
    BodyId body;
    BodyId prepared_for;
    Day on;
};
std::vector<Party> parties(db::Session& session, const Counted& counted);

std::optional<Space> space(db::Session& session, BodyId body);
std::vector<Listed> positions(db::Session& session, const auth::Reader& reader, BodyId body,
                              Day today);
std::optional<At> point(db::Session& session, const auth::Reader& reader, PointId id);
std::vector<At> coming_points(db::Session& session, const auth::Reader& reader, BodyId body,
                              Day today);
/// Positions of which the party in that seat has said nothing.
std::vector<Asked> unsaid(db::Session& session, const auth::Reader& reader, std::string_view seat,
                          Day today);

/// What an act needs of a position, whoever takes it.
struct Kept {
    BodyId body;
    BodyId prepared_for;
    std::int64_t edition = 1;
    std::optional<PointId> point; ///< that it is meant for
    bodies::AudienceId audience;
};
Kept kept(db::Session& session, PositionId id);
/// The audience of those who prepare in the body, where it has one already.
std::optional<bodies::AudienceId> audience_of(db::Session& session, BodyId body);
/// The narrower audience of the point and its meeting.
bodies::AudienceId audience_of(db::Session& session, PointId point);
std::optional<StandId> stand_of(db::Session& session, PositionId id, PartyId seat);

void insert(ledger::Act& act, const NewPosition& position, bodies::AudienceId audience);
void insert_facts(ledger::Act& act, PositionId id, BodyId body);
void update(ledger::Act& act, PositionId id, const PositionEdit& edit, std::int64_t edition);
void erase(ledger::Act& act, PositionId id);

void insert_stand(ledger::Act& act, PositionId id, StandId stand, const StandEdit& edit,
                  const Kept& kept, people::PersonId by);
void update_stand(ledger::Act& act, StandId stand, const StandEdit& edit, std::int64_t edition,
                  people::PersonId by);

void release(ledger::Act& act, PositionId id, const Tally& tally, bodies::AudienceId to,
             people::PersonId by);
/// What was said stands from now on, and is marked as counted or not.
void close_stands(ledger::Act& act, PositionId id, const Kept& kept, Day today);
void set_dispatched(ledger::Act& act, PositionId id, people::PersonId by);

} // namespace radslag::positions::store
