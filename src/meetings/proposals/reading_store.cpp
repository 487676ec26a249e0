// What the page and the forms of a proposal show; see store.hpp.
#include "meetings/proposals/store.hpp"
#include "platform/db/named.hpp"

namespace radslag::meetings::proposals::store {

namespace {

// $1 the proposal, $2 the reader.
constexpr db::Statement select_proposal = {
    "point_proposal.get",
    "SELECT p.version, p.number, b.id, b.name, b.demonstration, p.title, p.information, "
    "p.dialogue, p.regional_example, p.decision, p.expected_outcome, p.planned_minutes, "
    "p.presented_by, CASE WHEN h.protected = 0 THEN h.name ELSE '' END, p.meeting, p.party, o.id, "
    "o.name, p.proposed_by, CASE WHEN d.protected = 0 THEN d.name ELSE '' END, p.proposed_at, "
    "p.state, p.answer, coalesce(p.decided_by, ''), CASE WHEN e.protected = 0 THEN e.name ELSE '' "
    "END, p.decided_at, CASE WHEN p.audience = p.own_audience THEN 0 ELSE 1 END, q.id, q.number, "
    "q.title FROM point_proposal p JOIN point_proposal_reader r ON r.point_proposal = p.id AND "
    "r.reader = $2 JOIN body b ON b.id = p.body LEFT JOIN person h ON h.id = p.presented_by LEFT "
    "JOIN person d ON d.id = p.proposed_by LEFT JOIN person e ON e.id = p.decided_by LEFT JOIN "
    "party y ON y.id = p.party LEFT JOIN organisation o ON o.id = y.organisation LEFT JOIN point q "
    "ON q.id = p.point AND EXISTS (SELECT 1 FROM point_reader s WHERE s.point = q.id AND s.reader "
    "= $2) WHERE p.id = $1"};

constexpr db::Statement select_target = {
    "point_proposal.target",
    "SELECT m.id, m.title, m.day, m.start_time, m.zone, m.state, m.body FROM meeting m JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $2 WHERE m.id = $1"};
constexpr db::Statement select_targets = {
    "point_proposal.targets",
    "SELECT m.id, m.title, m.day, m.start_time, m.zone, m.state FROM meeting m JOIN "
    "audience_reader r ON r.audience = m.audience AND r.reader = $2 WHERE m.body = $1 AND m.state "
    "IN ('planned', 'called') AND (m.day IS NULL OR m.day >= $3) ORDER BY m.day NULLS LAST, m.id "
    "LIMIT 200"};
constexpr db::Statement select_body = {"point_proposal.body",
                                       "SELECT id, name, demonstration FROM body WHERE id = $1"};
constexpr db::Statement select_party = {
    "point_proposal.party", "SELECT y.id, o.name FROM party y JOIN organisation o ON o.id = "
                            "y.organisation WHERE y.id = $1"};
constexpr db::Statement select_reads_one = {
    "point_proposal.reads_one",
    "SELECT 1 FROM point_proposal p JOIN point_proposal_reader r ON r.point_proposal = p.id AND "
    "r.reader = $2 WHERE p.body = $1 LIMIT 1"};

Target target_at(const db::Row& row) {
    return {row.id<MeetingId>(0), row.string(1),        row.optional_day(2),
            row.optional_text(3), row.optional_text(4), meeting_states.require(row.text(5))};
}

ProposalEdit edit_at(const db::Row& row) {
    ProposalEdit edit;
    edit.title = row.string(5);
    edit.kinds = {row.integer(6) != 0, row.integer(7) != 0, row.integer(8) != 0,
                  row.integer(9) != 0};
    edit.expected_outcome = row.string(10);
    if (const auto minutes = row.optional_integer(11))
        edit.planned_minutes = static_cast<int>(*minutes);
    edit.presenter = row.optional_id<people::PersonId>(12);
    edit.meeting = row.optional_id<MeetingId>(14);
    edit.readers = row.integer(26) == 0 ? Readers::preparing : Readers::members;
    return edit;
}

Proposal proposal_at(const db::Row& row, ProposalId id) {
    Proposal made{.id = id, .version = row.integer(0), .number = row.integer(1)};
    made.body = {row.string(2), row.string(3)};
    made.demonstration = row.integer(4) != 0;
    made.edit = edit_at(row);
    made.presenter = db::named_at<NamedId>(row, 12);
    made.party = row.optional_id<PartyId>(15);
    made.organisation = db::named_at<NamedId>(row, 16);
    made.proposed_by = {row.string(18), row.string(19)};
    made.proposed_at = row.instant(20);
    made.state = states.require(row.text(21));
    made.answer = row.optional_text(22);
    made.decided_by = {row.string(23), row.string(24)};
    if (!row.is_null(25))
        made.decided_at = row.instant(25);
    if (!row.is_null(27))
        made.point = MadePoint{row.id<PointId>(27),
                               (row.is_null(28) ? "" : row.string(28) + ". ") + row.string(29)};
    return made;
}

} // namespace

std::optional<Proposal> proposal(db::Session& session, const auth::Reader& reader, ProposalId id) {
    std::optional<Proposal> found;
    session.query(select_proposal, {id, reader.key},
                  [&](const db::Row& row) { found = proposal_at(row, id); });
    if (found && found->edit.meeting)
        if (const auto meeting = target(session, reader, *found->edit.meeting))
            found->meeting = meeting->target;
    return found;
}

std::optional<FoundTarget> target(db::Session& session, const auth::Reader& reader, MeetingId id) {
    std::optional<FoundTarget> found;
    session.query(select_target, {id, reader.key}, [&](const db::Row& row) {
        found = FoundTarget{target_at(row), row.id<BodyId>(6)};
    });
    return found;
}

std::vector<Target> targets(db::Session& session, const auth::Reader& reader, BodyId body,
                            Day from) {
    std::vector<Target> found;
    session.query(select_targets, {body, reader.key, to_text(from)},
                  [&](const db::Row& row) { found.push_back(target_at(row)); });
    return found;
}

std::optional<Register> body(db::Session& session, BodyId id) {
    std::optional<Register> found;
    session.query(select_body, {id}, [&](const db::Row& row) {
        found = Register{{row.string(0), row.string(1)}, row.integer(2) != 0};
    });
    return found;
}

std::optional<NamedId> party(db::Session& session, std::string_view seat) {
    std::optional<NamedId> found;
    session.query(select_party, {seat}, [&](const db::Row& row) {
        found = NamedId{row.string(0), row.string(1)};
    });
    return found;
}

bool reads_one_of(db::Session& session, const auth::Reader& reader, BodyId body) {
    return session.integer(select_reads_one, {body, reader.key}).has_value();
}

} // namespace radslag::meetings::proposals::store
