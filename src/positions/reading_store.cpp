// The reading half of store.hpp.
#include "platform/db/joined.hpp"
#include "platform/db/named.hpp"
#include "platform/text/zones.hpp"
#include "positions/store.hpp"

namespace radslag::positions::store {

namespace {

// $1 the position, $2 the reader.
constexpr db::Sql columns =
    "SELECT p.version, b.id, b.name, f.id, f.name, b.demonstration, p.title, p.text, p.edition, "
    "p.point, p.replaces, p.released_at, p.parties, p.behind, p.deviating, p.abstaining, "
    "p.drafted_by, CASE WHEN d.protected = 0 THEN d.name ELSE '' END, p.drafted_at FROM ";
constexpr db::Sql of_position =
    " p JOIN body b ON b.id = p.body JOIN body f ON f.id = p.prepared_for LEFT JOIN person d ON "
    "d.id = p.drafted_by WHERE p.joint_position = $1 AND p.reader = $2";
constexpr db::Statement select_held = {"joint_position.held",
                                       db::joined<columns, "held_position_reader", of_position>};
constexpr db::Statement select_released = {
    "joint_position.released", db::joined<columns, "released_position_reader", of_position>};

constexpr db::Sql title = "SELECT p.joint_position, p.title FROM ";
constexpr db::Sql by_id = " p WHERE p.joint_position = $1 AND p.reader = $2";
constexpr db::Sql replacing = " p WHERE p.replaces = $1 AND p.reader = $2 AND p.released_at IS NOT "
                              "NULL ORDER BY p.released_at DESC, p.joint_position LIMIT 1";
constexpr db::Statement select_held_title = {"joint_position.held_title",
                                             db::joined<title, "held_position_reader", by_id>};
constexpr db::Statement select_released_title = {
    "joint_position.released_title", db::joined<title, "released_position_reader", by_id>};
constexpr db::Statement select_held_replacing = {
    "joint_position.held_replacing", db::joined<title, "held_position_reader", replacing>};
constexpr db::Statement select_released_replacing = {
    "joint_position.released_replacing", db::joined<title, "released_position_reader", replacing>};

// Every regional party of the body that is prepared for, with its seat where it is prepared.
constexpr db::Statement select_parties = {
    "party_stand.of_position",
    "SELECT o.id, o.name, y.id, s.id, s.version, s.stance, s.text, s.edition, s.said_by, CASE WHEN "
    "n.protected = 0 THEN n.name ELSE '' END, s.said_at FROM party f JOIN organisation o ON o.id = "
    "f.organisation LEFT JOIN party y ON y.body = $3 AND y.organisation = f.organisation AND "
    "(y.from_day IS NULL OR y.from_day <= $4) AND (y.to_day IS NULL OR y.to_day >= $4) LEFT JOIN "
    "party_stand s ON s.joint_position = $1 AND s.party = y.id LEFT JOIN person n ON n.id = "
    "s.said_by WHERE f.body = $2 AND f.side = 'region' AND (f.from_day IS NULL OR f.from_day <= "
    "$4) AND (f.to_day IS NULL OR f.to_day >= $4) ORDER BY o.sort_key, o.id"};
constexpr db::Statement select_deviations = {
    "party_stand.deviations",
    "SELECT o.name, coalesce(s.text, '') FROM party_stand s JOIN party y ON y.id = s.party JOIN "
    "organisation o ON o.id = y.organisation WHERE s.joint_position = $1 AND s.stance = 'deviates' "
    "AND s.counted = 1 ORDER BY o.sort_key, o.id"};

constexpr db::Statement select_space = {
    "joint_position.space", "SELECT b.id, b.name, f.id, f.name, b.demonstration FROM body b LEFT "
                            "JOIN body f ON f.id = b.prepares_for WHERE b.id = $1"};
constexpr db::Statement select_positions = {
    "joint_position.of_body",
    "SELECT p.joint_position, p.title, p.released_at, p.parties, p.behind, p.deviating, "
    "p.abstaining, p.prepared_for, p.edition FROM held_position_reader p WHERE p.body = $1 AND "
    "p.reader = $2 "
    "ORDER BY p.released_at DESC NULLS FIRST, p.drafted_at DESC, p.joint_position LIMIT 200"};

constexpr db::Sql of_point =
    "SELECT q.point, m.id, q.number, q.title, m.title, m.day, coalesce(q.audience, m.audience), "
    "a.kind FROM point_reader q JOIN meeting m ON m.id = q.meeting JOIN audience a ON a.id = "
    "coalesce(q.audience, m.audience) WHERE ";
constexpr db::Statement select_point = {"joint_position.point",
                                        db::joined<of_point, "q.point = $1 AND q.reader = $2">};
constexpr db::Statement select_coming = {
    "joint_position.coming_points",
    db::joined<of_point,
               "m.body = $1 AND q.reader = $2 AND m.state IN ('planned', 'called') AND (m.day IS "
               "NULL OR m.day >= $3) ORDER BY m.day NULLS LAST, m.id, q.position LIMIT 500">};
constexpr db::Statement select_unsaid = {
    "joint_position.unsaid",
    "SELECT p.joint_position, p.title, b.name FROM party y JOIN held_position_reader p ON p.body = "
    "y.body AND p.reader = $2 AND p.released_at IS NULL JOIN body b ON b.id = p.body WHERE y.id = "
    "$1 AND (y.from_day IS NULL OR y.from_day <= $3) AND (y.to_day IS NULL OR y.to_day >= $3) AND "
    "EXISTS (SELECT 1 FROM party f WHERE f.body = p.prepared_for AND f.organisation = "
    "y.organisation AND f.side = 'region' AND (f.from_day IS NULL OR f.from_day <= $3) AND "
    "(f.to_day IS NULL OR f.to_day >= $3)) AND NOT EXISTS (SELECT 1 FROM party_stand s WHERE "
    "s.joint_position = p.joint_position AND s.party = y.id AND s.edition = p.edition) ORDER BY "
    "p.drafted_at DESC, p.joint_position LIMIT 50"};

std::optional<Day> local_day_at(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::nullopt;
    return text::local_day(row.instant(column), text::forum_zone);
}

Tally tally_at(const db::Row& row, int column) {
    return {row.optional_integer(column).value_or(0), row.optional_integer(column + 1).value_or(0),
            row.optional_integer(column + 2).value_or(0),
            row.optional_integer(column + 3).value_or(0)};
}

/// What hangs on a position, to be asked for after its own row.
struct Hanging {
    std::optional<PointId> point;
    std::optional<PositionId> replaces;
};

Position position_at(const db::Row& row, PositionId id, Hanging& hanging) {
    Position made{.id = id, .version = row.integer(0)};
    made.body = {row.string(1), row.string(2)};
    made.prepared_for = {row.string(3), row.string(4)};
    made.demonstration = row.integer(5) != 0;
    made.announced.title = row.string(6);
    made.announced.text = row.string(7);
    made.edition = row.integer(8);
    hanging.point = row.optional_id<PointId>(9);
    hanging.replaces = row.optional_id<PositionId>(10);
    made.released_on = local_day_at(row, 11);
    made.announced.tally = tally_at(row, 12);
    made.drafted_by = {row.string(16), row.string(17)};
    made.drafted_at = row.instant(18);
    return made;
}

std::optional<Other> other(db::Session& session, const auth::Reader& reader,
                           const db::Statement& statement, const std::optional<PositionId>& id) {
    std::optional<Other> found;
    if (id)
        session.query(statement, {*id, reader.key}, [&](const db::Row& row) {
            found = Other{row.id<PositionId>(0), row.string(1)};
        });
    return found;
}

At at_of(const db::Row& row) {
    At at{.point = row.id<PointId>(0),
          .meeting = row.id<MeetingId>(1),
          .title = (row.is_null(2) ? "" : row.string(2) + ". ") + row.string(3),
          .meeting_title = row.string(4),
          .readers = row.id<bodies::AudienceId>(6)};
    at.day = row.optional_day(5);
    at.is_public = row.text(7) == "public";
    return at;
}

std::optional<Stand> stand_at(const db::Row& row) {
    if (row.is_null(3))
        return std::nullopt;
    return Stand{row.id<StandId>(3),   row.integer(4), stances.require(row.text(5)),
                 row.optional_text(6), row.integer(7), {row.string(8), row.string(9)},
                 row.instant(10)};
}

void read_announced(db::Session& session, Position& position, Day today) {
    if (position.is_inside)
        position.parties = parties(session, {position.id, *BodyId::parse(position.body.id),
                                             *BodyId::parse(position.prepared_for.id),
                                             position.released_on.value_or(today)});
    if (!position.released_on) {
        position.announced.tally = tally_of(position.parties, position.edition);
        position.announced.deviations = deviations_of(position.parties, position.edition);
        return;
    }
    session.query(select_deviations, {position.id}, [&](const db::Row& row) {
        position.announced.deviations.push_back({row.string(0), row.string(1)});
    });
}

} // namespace

std::optional<Position> position(db::Session& session, const auth::Reader& reader, PositionId id,
                                 Day today) {
    std::optional<Position> found;
    Hanging hanging;
    const auto keep = [&](const db::Row& row) { found = position_at(row, id, hanging); };
    session.query(select_held, {id, reader.key}, keep);
    const bool is_inside = found.has_value();
    if (!is_inside)
        session.query(select_released, {id, reader.key}, keep);
    if (!found)
        return found;
    found->is_inside = is_inside;
    if (hanging.point)
        found->at = point(session, reader, *hanging.point);
    found->replaces = other(session, reader, is_inside ? select_held_title : select_released_title,
                            hanging.replaces);
    found->replaced_by =
        other(session, reader, is_inside ? select_held_replacing : select_released_replacing, id);
    read_announced(session, *found, today);
    return found;
}

std::vector<Party> parties(db::Session& session, const Counted& counted) {
    std::vector<Party> found;
    session.query(
        select_parties, {counted.position, counted.prepared_for, counted.body, to_text(counted.on)},
        [&](const db::Row& row) {
            found.push_back(
                {{row.string(0), row.string(1)}, row.optional_id<PartyId>(2), stand_at(row)});
        });
    return found;
}

std::optional<Space> space(db::Session& session, BodyId body) {
    std::optional<Space> found;
    session.query(select_space, {body}, [&](const db::Row& row) {
        found = Space{.body = {row.string(0), row.string(1)},
                      .prepared_for = db::named_at<NamedId>(row, 2),
                      .demonstration = row.integer(4) != 0};
    });
    return found;
}

std::vector<Listed> positions(db::Session& session, const auth::Reader& reader, BodyId body,
                              Day today) {
    struct Draft {
        Counted counted;
        std::int64_t edition;
    };
    std::vector<Listed> found;
    std::vector<Draft> drafts; // come first, in the same order
    session.query(select_positions, {body, reader.key}, [&](const db::Row& row) {
        found.push_back(
            {row.id<PositionId>(0), row.string(1), local_day_at(row, 2), tally_at(row, 3)});
        if (!found.back().released_on)
            drafts.push_back({{found.back().id, body, row.id<BodyId>(7), today}, row.integer(8)});
    });
    for (std::size_t i = 0; i < drafts.size(); ++i)
        found[i].tally = tally_of(parties(session, drafts[i].counted), drafts[i].edition);
    return found;
}

std::optional<At> point(db::Session& session, const auth::Reader& reader, PointId id) {
    std::optional<At> found;
    session.query(select_point, {id, reader.key}, [&](const db::Row& row) { found = at_of(row); });
    return found;
}

std::vector<At> coming_points(db::Session& session, const auth::Reader& reader, BodyId body,
                              Day today) {
    std::vector<At> found;
    session.query(select_coming, {body, reader.key, to_text(today)},
                  [&](const db::Row& row) { found.push_back(at_of(row)); });
    return found;
}

std::vector<Asked> unsaid(db::Session& session, const auth::Reader& reader, std::string_view seat,
                          Day today) {
    std::vector<Asked> found;
    session.query(select_unsaid, {seat, reader.key, to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.id<PositionId>(0), row.string(1), row.string(2)});
    });
    return found;
}

} // namespace radslag::positions::store
