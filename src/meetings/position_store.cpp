// See position_store.hpp.
#include "meetings/position_store.hpp"

#include <algorithm>

namespace radslag::meetings::store {

namespace {

constexpr db::Statement select_positions = {
    "joint_position.of_meeting",
    "SELECT p.point, p.joint_position, p.title, b.name, p.parties, p.behind, p.deviating, EXISTS "
    "(SELECT 1 FROM released_position_reader n WHERE n.replaces = p.joint_position AND n.reader = "
    "$2) FROM released_position_reader p JOIN body b ON b.id = p.body WHERE p.meeting = $1 AND "
    "p.reader = $2 ORDER BY p.released_at, p.joint_position LIMIT 200"};

} // namespace

void read_positions(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    session.query(select_positions, {shown.id, reader.key}, [&](const db::Row& row) {
        const auto point = std::ranges::find(shown.points, row.id<PointId>(0), &ShownPoint::id);
        if (point != shown.points.end())
            point->positions.push_back({row.string(1), row.string(2), row.string(3), row.integer(4),
                                        row.integer(5), row.integer(6), row.integer(7) != 0});
    });
}

} // namespace radslag::meetings::store
