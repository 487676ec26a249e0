// The lists of proposals, each cut to what its reader may read; see store.hpp and actions.hpp.
#include "meetings/proposals/store.hpp"
#include "platform/db/joined.hpp"

namespace radslag::meetings::proposals {

namespace {

// $1 the reader. A meeting is named to whoever reads it.
constexpr db::Sql columns =
    "SELECT p.id, p.number, p.title, b.id, b.name, coalesce(o.name, CASE WHEN d.protected = 0 THEN "
    "d.name ELSE '' END), p.proposed_at, m.id, m.title, m.day, m.start_time, m.zone, m.state, "
    "p.state, p.answer, p.information, p.dialogue, p.regional_example, p.decision, "
    "p.expected_outcome, p.planned_minutes FROM point_proposal p JOIN point_proposal_reader r ON "
    "r.point_proposal = p.id AND r.reader = $1 JOIN body b ON b.id = p.body LEFT JOIN person d ON "
    "d.id = p.proposed_by LEFT JOIN party y ON y.id = p.party LEFT JOIN organisation o ON o.id = "
    "y.organisation LEFT JOIN meeting m ON m.id = p.meeting AND EXISTS (SELECT 1 FROM "
    "audience_reader s WHERE s.audience = m.audience AND s.reader = $1)";
constexpr db::Sql of_body =
    " WHERE p.body = $2 AND (CAST($3 AS TEXT) IS NULL OR p.state = $3) ORDER BY ";
constexpr db::Sql part = " LIMIT $4 OFFSET $5";
constexpr db::Statement by_number = {"point_proposal.by_number",
                                     db::joined<columns, of_body, "p.number", part>};
constexpr db::Statement by_number_down = {"point_proposal.by_number_down",
                                          db::joined<columns, of_body, "p.number DESC", part>};
constexpr db::Statement by_meeting = {
    "point_proposal.by_meeting", db::joined<columns, of_body, "m.day NULLS LAST, p.number", part>};
constexpr db::Statement by_meeting_down = {
    "point_proposal.by_meeting_down",
    db::joined<columns, of_body, "m.day DESC NULLS LAST, p.number DESC", part>};
constexpr db::Statement counted = {
    "point_proposal.count",
    "SELECT count(*) FROM (SELECT 1 FROM point_proposal p JOIN point_proposal_reader r ON "
    "r.point_proposal = p.id AND r.reader = $1 WHERE p.body = $2 AND (CAST($3 AS TEXT) IS NULL OR "
    "p.state = $3) LIMIT 201) AS found"};
constexpr db::Statement select_open = {
    "point_proposal.open_in",
    db::joined<columns, " WHERE p.body = $2 AND p.state = 'proposed' ORDER BY p.number LIMIT 100">};
constexpr db::Statement select_decided = {
    "point_proposal.decided_for",
    db::joined<columns,
               " WHERE p.state IN ('taken', 'declined') AND (p.proposed_by = $3 OR EXISTS (SELECT "
               "1 FROM role_grant g WHERE g.party = p.party AND g.person = $3 AND (g.from_day IS "
               "NULL OR g.from_day <= $2) AND (g.to_day IS NULL OR g.to_day >= $2))) ORDER BY "
               "p.decided_at DESC, p.id LIMIT 10">};

Listed listed_at(const db::Row& row) {
    Listed made{.id = row.id<ProposalId>(0), .number = row.integer(1), .title = row.string(2)};
    made.body = {row.string(3), row.string(4)};
    made.proposer = row.optional_text(5).value_or("");
    made.proposed_at = row.instant(6);
    if (!row.is_null(7))
        made.meeting = Target{row.id<MeetingId>(7),  row.string(8),
                              row.optional_day(9),   row.optional_text(10),
                              row.optional_text(11), meeting_states.require(row.text(12))};
    made.state = states.require(row.text(13));
    made.answer = row.optional_text(14);
    made.kinds = {row.integer(15) != 0, row.integer(16) != 0, row.integer(17) != 0,
                  row.integer(18) != 0};
    made.expected_outcome = row.string(19);
    if (const auto minutes = row.optional_integer(20))
        made.planned_minutes = static_cast<int>(*minutes);
    return made;
}

const db::Statement& statement_for(Order order, bool descending) {
    if (order == Order::number)
        return descending ? by_number_down : by_number;
    return descending ? by_meeting_down : by_meeting;
}

std::optional<std::string_view> text_of(const std::optional<State>& state) {
    return state ? std::optional(states.text(*state)) : std::nullopt;
}

} // namespace

void list(db::Session& session, const auth::Reader& reader, BodyId body,
          const std::optional<State>& state, Order order, bool descending, const db::Slice& slice,
          const std::function<void(const Listed&)>& each) {
    session.query(statement_for(order, descending),
                  {reader.key, body, text_of(state), slice.most, slice.skip},
                  [&](const db::Row& row) { each(listed_at(row)); });
}

std::int64_t count(db::Session& session, const auth::Reader& reader, BodyId body,
                   const std::optional<State>& state) {
    return session.integer(counted, {reader.key, body, text_of(state)}).value_or(0);
}

namespace store {

std::vector<Listed> open_in(db::Session& session, const auth::Reader& reader, BodyId body) {
    std::vector<Listed> found;
    session.query(select_open, {reader.key, body},
                  [&](const db::Row& row) { found.push_back(listed_at(row)); });
    return found;
}

std::vector<Listed> decided_for(db::Session& session, const auth::Reader& reader,
                                std::string_view person, Day today) {
    std::vector<Listed> found;
    session.query(select_decided, {reader.key, to_text(today), person},
                  [&](const db::Row& row) { found.push_back(listed_at(row)); });
    return found;
}

} // namespace store

} // namespace radslag::meetings::proposals
