// See shown_store.hpp.
#include "meetings/proposals/shown_store.hpp"

#include <algorithm>

namespace radslag::meetings::store {

namespace {

constexpr db::Statement select_proposers = {
    "point_proposal.of_meeting",
    "SELECT p.point, p.id, coalesce(o.name, CASE WHEN d.protected = 0 THEN d.name ELSE '' END) "
    "FROM point q JOIN point_proposal p ON p.point = q.id JOIN point_proposal_reader r ON "
    "r.point_proposal = p.id AND r.reader = $2 LEFT JOIN person d ON d.id = p.proposed_by LEFT "
    "JOIN party y ON y.id = p.party LEFT JOIN organisation o ON o.id = y.organisation WHERE "
    "q.meeting = $1"};

} // namespace

void read_proposers(db::Session& session, const bodies::Reader& reader, ShownMeeting& shown) {
    session.query(select_proposers, {shown.id, reader.key}, [&](const db::Row& row) {
        const auto point = std::ranges::find(shown.points, row.id<PointId>(0), &ShownPoint::id);
        if (point != shown.points.end())
            point->proposer = Proposer{row.string(1), row.optional_text(2).value_or("")};
    });
}

} // namespace radslag::meetings::store
