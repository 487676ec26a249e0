// SQL of the form of what was said; see store.hpp.
#include "meetings/editing/store.hpp"

#include <algorithm>

namespace radslag::meetings::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_turn = {
    "turn.editable",
    "SELECT t.meeting, t.point, s.kind, t.text, t.person, p.name, t.organisation, o.name, "
    "t.group_words, t.side, t.side_set, t.version FROM turn t JOIN turn_reader r ON r.turn = t.id "
    "AND r.reader = $2 LEFT JOIN section s ON s.id = t.section LEFT JOIN person p ON p.id = "
    "t.person LEFT JOIN organisation o ON o.id = t.organisation WHERE t.id = $1"};
constexpr db::Statement select_further = {
    "turn.editable_speakers", "SELECT s.person, p.name FROM turn_speaker s JOIN person p ON p.id = "
                              "s.person WHERE s.turn = $1 ORDER BY s.position"};
constexpr db::Statement select_turn_audience = {
    "turn.audience", "SELECT a.id, a.kind, a.legal_ground, EXISTS (SELECT 1 FROM minute d WHERE "
                     "d.audience = a.id) FROM turn t JOIN audience a ON a.id = t.audience WHERE "
                     "t.id = $1"};
constexpr db::Statement select_side = {"turn.side",
                                       "SELECT side, side_set FROM turn WHERE id = $1"};
constexpr db::Statement select_own_section = {"turn.section",
                                              "SELECT section FROM turn WHERE id = $1"};
constexpr db::Statement select_section = {
    "section.of_kind", "SELECT id FROM section WHERE point = $1 AND kind = $2 ORDER BY position"};
constexpr db::Statement select_is_named = {
    "attendance.is_named", "SELECT 1 FROM attendance WHERE meeting = $1 AND person = $2 LIMIT 1"};
constexpr Write insert_section_row = {
    "section",
    {"section.add", "INSERT INTO section (id, point, position, kind, heading) VALUES ($1, $2, "
                    "(SELECT coalesce(max(position), 0) + 1 FROM section WHERE point = $2), $3, "
                    "$4) RETURNING *"}};
constexpr Write insert_turn = {
    "turn",
    {"turn.add",
     "INSERT INTO turn (id, version, meeting, point, section, position, depth, text, person, "
     "organisation, group_words, side, side_set, audience, confidence) VALUES ($1, 1, $2, $3, $4, "
     "(SELECT coalesce(max(position), 0) + 1 FROM turn WHERE meeting = $2), 0, $5, $6, $7, $8, $9, "
     "$10, $11, 100) RETURNING *"}};
constexpr Write update_turn = {
    "turn",
    {"turn.edit",
     "UPDATE turn SET version = version + 1, point = $2, section = $3, text = $4, person = $5, "
     "organisation = $6, group_words = $7, side = $8, side_set = $9, audience = $10 WHERE id = $1 "
     "RETURNING *"}};
constexpr Write delete_turn = {"turn",
                               {"turn.delete", "DELETE FROM turn WHERE id = $1 RETURNING *"}};
constexpr Write insert_speaker = {
    "turn_speaker",
    {"turn_speaker.add", "INSERT INTO turn_speaker (id, turn, position, person) VALUES ($1, $2, "
                         "$3, $4) RETURNING *"}};
constexpr Write delete_speakers = {
    "turn_speaker",
    {"turn_speaker.delete", "DELETE FROM turn_speaker WHERE turn = $1 RETURNING *"}};

constexpr Write update_beside = {
    "turn",
    {"turn.forget_beside",
     "UPDATE turn SET version = version + 1, beside = NULL WHERE beside = $1 RETURNING *"}};
constexpr db::Statement select_place = {"turn.place", "SELECT position FROM turn WHERE id = $1"};
constexpr db::Statement select_places_under = {
    "turn.places_under", "SELECT min(t.position), max(t.position) FROM turn s JOIN turn t ON "
                         "t.meeting = s.meeting AND t.point IS NOT DISTINCT FROM $2 AND t.id <> "
                         "s.id WHERE s.id = $1"};
constexpr Write update_place = {
    "turn",
    {"turn.move",
     "UPDATE turn SET version = version + 1, position = $2 WHERE id = $1 RETURNING *"}};
constexpr Write make_room_for_turn = {
    "turn",
    {"turn.make_room", "UPDATE turn SET version = version + 1, position = position + 1 "
                       "WHERE meeting = (SELECT meeting FROM turn WHERE id = $1) AND id <> "
                       "$1 AND position > $2 RETURNING *"}};
constexpr db::Statement select_point_of = {"turn.point", "SELECT point FROM turn WHERE id = $1"};
constexpr Write put_turn = {
    "turn",
    {"turn.put", "UPDATE turn SET version = version + 1, point = $2, section = $3, position "
                 "= $4, audience = $5 WHERE id = $1 RETURNING *"}};
constexpr Write update_section = {
    "turn",
    {"turn.join", "UPDATE turn SET version = version + 1, section = $2 WHERE id = $1 RETURNING *"}};
constexpr Write take_commitments = {"commitment",
                                    {"commitment.with_turn",
                                     "UPDATE commitment SET version = version + 1, point = $2 "
                                     "WHERE turn = $1 AND point IS DISTINCT FROM $2 "
                                     "RETURNING *"}};
constexpr Write take_decisions = {"decision",
                                  {"decision.with_turn",
                                   "UPDATE decision SET version = version + 1, point = $2 WHERE "
                                   "turn = $1 AND point IS DISTINCT FROM $2 RETURNING *"}};
constexpr Write take_inputs = {"input",
                               {"input.with_turn",
                                "UPDATE input SET version = version + 1, point = $2 WHERE turn = "
                                "$1 AND point IS DISTINCT FROM $2 RETURNING *"}};

std::optional<people::PersonId> first_of(const std::vector<people::PersonId>& speakers) {
    return speakers.empty() ? std::nullopt : std::optional(speakers.front());
}

std::optional<std::string_view> word_of(const std::optional<bodies::Side>& side) {
    return side ? std::optional(bodies::sides.text(*side)) : std::nullopt;
}

void insert_further(ledger::Act& act, TurnId id, const std::vector<people::PersonId>& speakers) {
    for (std::size_t i = 1; i < speakers.size(); ++i)
        act.write(insert_speaker, {Id<struct TurnSpeakerTag>::make(), id, i, speakers[i]});
}

} // namespace

std::optional<EditableTurn> turn(db::Session& session, const auth::Reader& reader, TurnId id) {
    std::optional<EditableTurn> found;
    session.query(select_turn, {id, reader.key}, [&](const db::Row& row) {
        found.emplace(EditableTurn{id, row.id<MeetingId>(0), {}, row.integer(11)});
        TurnEdit& edit = found->edit;
        edit.point = row.optional_id<PointId>(1);
        if (!row.is_null(2))
            edit.section = section_kinds.require(row.text(2));
        edit.text = row.string(3);
        if (const auto person = row.optional_id<people::PersonId>(4)) {
            edit.speakers.push_back(*person);
            found->names.push_back({row.string(4), row.string(5)});
        }
        edit.organisation = row.optional_id<people::OrganisationId>(6);
        if (edit.organisation)
            found->names.push_back({row.string(6), row.string(7)});
        edit.group = row.optional_text(8);
        if (row.integer(10) != 0 && !row.is_null(9))
            edit.side = bodies::sides.require(row.text(9));
    });
    if (!found)
        return found;
    found->edit.narrowing = audience_of(session, id).narrowing;
    session.query(select_further, {id}, [&](const db::Row& row) {
        found->edit.speakers.push_back(row.id<people::PersonId>(0));
        found->names.push_back({row.string(0), row.string(1)});
    });
    return found;
}

Audience audience_of(db::Session& session, TurnId id) {
    Audience found;
    session.query(select_turn_audience, {id}, [&](const db::Row& row) {
        found.id = row.id<bodies::AudienceId>(0);
        if (row.integer(3) != 0)
            return;
        found.narrowing.readers =
            row.text(1) == "members" ? Readers::members : Readers::secretariat;
        found.narrowing.ground = row.optional_text(2);
    });
    return found;
}

SideOf side_of(db::Session& session, TurnId id) {
    SideOf found;
    session.query(select_side, {id}, [&](const db::Row& row) {
        if (!row.is_null(0))
            found.side = bodies::sides.require(row.text(0));
        found.set = row.integer(1) != 0;
    });
    return found;
}

std::optional<SectionId> section_of(db::Session& session, TurnId id) {
    std::optional<SectionId> found;
    session.query(select_own_section, {id},
                  [&](const db::Row& row) { found = row.optional_id<SectionId>(0); });
    return found;
}

std::optional<SectionId> section(db::Session& session, PointId point, SectionKind kind) {
    std::optional<SectionId> found;
    session.query(select_section, {point, section_kinds.text(kind)},
                  [&](const db::Row& row) { found = row.id<SectionId>(0); });
    return found;
}

void insert_section(ledger::Act& act, SectionId id, PointId point, SectionKind kind,
                    std::string_view heading) {
    act.write(insert_section_row, {id, point, section_kinds.text(kind), heading});
}

void insert(ledger::Act& act, TurnId id, MeetingId meeting, const TurnPlace& place,
            const TurnEdit& edit) {
    act.write(insert_turn, {id, meeting, edit.point, place.section, edit.text,
                            first_of(edit.speakers), place.organisation, edit.group,
                            word_of(place.side.side), place.side.set, place.audience});
    insert_further(act, id, edit.speakers);
}

void update(ledger::Act& act, TurnId id, const TurnPlace& place, const TurnEdit& edit) {
    act.write(update_turn, {id, edit.point, place.section, edit.text, first_of(edit.speakers),
                            place.organisation, edit.group, word_of(place.side.side),
                            place.side.set, place.audience});
    erase_further_speakers(act, id);
    insert_further(act, id, edit.speakers);
}

void erase_further_speakers(ledger::Act& act, TurnId id) {
    act.erase(delete_speakers, {id});
}

void forget_beside(ledger::Act& act, TurnId id) {
    act.write(update_beside, {id});
}

void erase(ledger::Act& act, TurnId id) {
    act.erase(delete_turn, {id});
}

void swap_places(ledger::Act& act, TurnId one, TurnId other) {
    const std::int64_t first = act.session().integer(select_place, {one}).value_or(0);
    const std::int64_t second = act.session().integer(select_place, {other}).value_or(0);
    act.write(update_place, {one, second});
    act.write(update_place, {other, first});
}

std::int64_t place_under(db::Session& session, TurnId id, const std::optional<PointId>& point,
                         Move move) {
    const std::int64_t own = session.integer(select_place, {id}).value_or(0);
    std::int64_t place = own;
    session.query(select_places_under, {id, point}, [&](const db::Row& row) {
        if (!row.is_null(0))
            place = move == Move::up ? std::max(own, row.integer(1) + 1)
                                     : std::min(own, row.integer(0) - 1);
    });
    return place;
}

void put(ledger::Act& act, TurnId id, const std::optional<PointId>& point,
         const std::optional<SectionId>& section, std::int64_t place,
         const std::optional<bodies::AudienceId>& audience) {
    act.write(put_turn, {id, point, section, place, audience});
}

void place_after(ledger::Act& act, TurnId id, const std::optional<TurnId>& other) {
    std::int64_t place = 0;
    if (other) {
        place = act.session().integer(select_place, {*other}).value_or(0) + 1;
        act.write(make_room_for_turn, {id, place - 1});
    } else {
        std::optional<PointId> point;
        act.session().query(select_point_of, {id},
                            [&](const db::Row& row) { point = row.optional_id<PointId>(0); });
        place = place_under(act.session(), id, point, Move::down);
    }
    act.write(update_place, {id, place});
}

void put_in_section(ledger::Act& act, TurnId id, const std::optional<SectionId>& section) {
    act.write(update_section, {id, section});
}

void put_last(ledger::Act& act, TurnId id, const std::optional<PointId>& point) {
    act.write(update_place, {id, place_under(act.session(), id, point, Move::up)});
}

void take_along(ledger::Act& act, TurnId id, const std::optional<PointId>& point) {
    act.write(take_commitments, {id, point});
    act.write(take_decisions, {id, point});
    act.write(take_inputs, {id, point});
}

bool is_named(db::Session& session, MeetingId meeting, people::PersonId person) {
    return session.integer(select_is_named, {meeting, person}).has_value();
}

} // namespace radslag::meetings::editing_store
