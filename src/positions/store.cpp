// The writing half of store.hpp, and what acts ask before they write.
#include "positions/store.hpp"

#include <stdexcept>

namespace radslag::positions::store {

namespace {

using ledger::Write;

constexpr Write insert_position = {
    "joint_position",
    {"joint_position.insert",
     "INSERT INTO joint_position (id, version, body, prepared_for, title, text, edition, "
     "drafted_by, drafted_at, meant_for, replaces, audience) VALUES ($1, 1, $2, $3, $4, $5, 1, "
     "$6, $7, $8, $9, $10) RETURNING *"}};
constexpr Write insert_record = {"record_facts",
                                 {"record_facts.position",
                                  "INSERT INTO record_facts (id, direction, custodian_body, "
                                  "legal_hold) VALUES ($1, 'own', $2, 0) RETURNING *"}};
constexpr Write update_position = {
    "joint_position",
    {"joint_position.edit", "UPDATE joint_position SET version = version + 1, title = $2, text = "
                            "$3, edition = $4, meant_for = $5 WHERE id = $1 RETURNING *"}};
constexpr Write update_released = {
    "joint_position",
    {"joint_position.release",
     "UPDATE joint_position SET version = version + 1, released_at = $2, released_by = $3, "
     "released_to = $4, point = meant_for, parties = $5, behind = $6, deviating = $7, abstaining = "
     "$8 WHERE id = $1 RETURNING *"}};
constexpr Write update_record = {
    "record_facts",
    {"record_facts.position_released",
     "UPDATE record_facts SET drawn_up_at = $2, dispatched_at = $2, acted_by = $3 WHERE id = $1 "
     "RETURNING *"}};
constexpr Write delete_stands = {
    "party_stand",
    {"party_stand.delete", "DELETE FROM party_stand WHERE joint_position = $1 RETURNING *"}};
constexpr Write delete_position = {
    "joint_position",
    {"joint_position.delete", "DELETE FROM joint_position WHERE id = $1 RETURNING *"}};
constexpr Write delete_record = {
    "record_facts",
    {"record_facts.position_deleted", "DELETE FROM record_facts WHERE id = $1 RETURNING *"}};

constexpr Write insert_stand_row = {
    "party_stand",
    {"party_stand.insert",
     "INSERT INTO party_stand (id, version, joint_position, party, stance, text, edition, said_by, "
     "said_at, audience) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING *"}};
constexpr Write update_stand_row = {
    "party_stand",
    {"party_stand.edit", "UPDATE party_stand SET version = version + 1, stance = $2, text = $3, "
                         "edition = $4, said_by = $5, said_at = $6 WHERE id = $1 RETURNING *"}};
// $2 the edition, $3 the body that is prepared for, $4 today. As reading_store.cpp counts.
constexpr Write close_stand_rows = {
    "party_stand",
    {"party_stand.close",
     "UPDATE party_stand SET version = version + 1, counted = CASE WHEN edition = $2 AND EXISTS "
     "(SELECT 1 FROM party y JOIN party f ON f.body = $3 AND f.organisation = y.organisation AND "
     "f.side = 'region' AND (f.from_day IS NULL OR f.from_day <= $4) AND (f.to_day IS NULL OR "
     "f.to_day >= $4) WHERE y.id = party_stand.party AND (y.from_day IS NULL OR y.from_day <= $4) "
     "AND (y.to_day IS NULL OR y.to_day >= $4)) THEN 1 ELSE 0 END WHERE joint_position = $1 "
     "RETURNING *"}};

constexpr db::Statement select_kept = {
    "joint_position.kept",
    "SELECT body, prepared_for, edition, meant_for, audience FROM joint_position WHERE id = $1"};
constexpr db::Statement select_audience = {
    "joint_position.audience", "SELECT audience FROM joint_position WHERE body = $1 LIMIT 1"};
constexpr db::Statement select_point_audience = {
    "joint_position.audience_of_point",
    "SELECT coalesce(q.audience, m.audience) FROM point q JOIN meeting m ON m.id = q.meeting WHERE "
    "q.id = $1"};
constexpr db::Statement select_stand = {
    "party_stand.of_party", "SELECT id FROM party_stand WHERE joint_position = $1 AND party = $2"};

} // namespace

void insert(ledger::Act& act, const NewPosition& position, bodies::AudienceId audience) {
    act.write(insert_position,
              {position.id, position.body, position.prepared_for, position.edit.title,
               position.edit.text, position.by, to_text(act.session().now()), position.edit.point,
               position.replaces, audience});
}

void insert_facts(ledger::Act& act, PositionId id, BodyId body) {
    act.write(insert_record, {id, body});
}

void update(ledger::Act& act, PositionId id, const PositionEdit& edit, std::int64_t edition) {
    act.write(update_position, {id, edit.title, edit.text, edition, edit.point});
}

void erase(ledger::Act& act, PositionId id) {
    act.erase(delete_stands, {id});
    act.erase(delete_position, {id});
    act.erase(delete_record, {id});
}

void insert_stand(ledger::Act& act, PositionId id, StandId stand, const StandEdit& edit,
                  const Kept& kept, people::PersonId by) {
    act.write(insert_stand_row, {stand, id, edit.seat, stances.text(edit.stance), edit.text,
                                 kept.edition, by, to_text(act.session().now()), kept.audience});
}

void update_stand(ledger::Act& act, StandId stand, const StandEdit& edit, std::int64_t edition,
                  people::PersonId by) {
    act.write(update_stand_row, {stand, stances.text(edit.stance), edit.text, edition, by,
                                 to_text(act.session().now())});
}

void release(ledger::Act& act, PositionId id, const Tally& tally, bodies::AudienceId to,
             people::PersonId by) {
    act.write(update_released, {id, to_text(act.session().now()), by, to, tally.parties,
                                tally.behind, tally.deviating, tally.abstaining});
}

void close_stands(ledger::Act& act, PositionId id, const Kept& kept, Day today) {
    act.write(close_stand_rows, {id, kept.edition, kept.prepared_for, to_text(today)});
}

void set_dispatched(ledger::Act& act, PositionId id, people::PersonId by) {
    act.write(update_record, {id, to_text(act.session().now()), by});
}

Kept kept(db::Session& session, PositionId id) {
    std::optional<Kept> found;
    session.query(select_kept, {id}, [&](const db::Row& row) {
        found = Kept{row.id<BodyId>(0), row.id<BodyId>(1), row.integer(2),
                     row.optional_id<PointId>(3), row.id<bodies::AudienceId>(4)};
    });
    if (!found)
        throw std::runtime_error("a position that is not there");
    return *found;
}

std::optional<bodies::AudienceId> audience_of(db::Session& session, BodyId body) {
    const auto text = session.text(select_audience, {body});
    return text ? bodies::AudienceId::parse(*text) : std::nullopt;
}

bodies::AudienceId audience_of(db::Session& session, PointId point) {
    const auto text = session.text(select_point_audience, {point});
    if (!text)
        throw std::runtime_error("a point that is not there");
    return bodies::AudienceId::parse(*text).value();
}

std::optional<StandId> stand_of(db::Session& session, PositionId id, PartyId seat) {
    const auto text = session.text(select_stand, {id, seat});
    return text ? StandId::parse(*text) : std::nullopt;
}

} // namespace radslag::positions::store
