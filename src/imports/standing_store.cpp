// SQL of what the register holds of a meeting, to compare a new version with; see store.hpp.
#include "imports/store.hpp"

#include <map>

namespace radslag::imports::store {

namespace {

constexpr db::Statement select_next_day = {"import.standing_meeting",
                                           "SELECT next_day, document FROM meeting WHERE id = $1"};
constexpr db::Statement select_points = {
    "import.standing_points",
    "SELECT id, title FROM point WHERE meeting = $1 ORDER BY position, id"};
constexpr db::Statement select_turns = {
    "import.standing_turns",
    "SELECT id, point, text FROM turn WHERE meeting = $1 ORDER BY position, id"};
// The first speaker of a turn stands in it, further ones beside.
constexpr db::Statement select_speakers = {
    "import.standing_speakers",
    "SELECT s.turn, s.person, p.name, n.folded FROM (SELECT id AS turn, person, 0 AS place FROM "
    "turn WHERE meeting = $1 AND person IS NOT NULL UNION ALL SELECT f.turn, f.person, f.position "
    "FROM turn_speaker f JOIN turn t ON t.id = f.turn WHERE t.meeting = $1) AS s JOIN person p ON "
    "p.id = s.person JOIN person_name n ON n.person = s.person ORDER BY s.turn, s.place, s.person"};
constexpr db::Statement select_people = {
    "import.standing_people",
    "SELECT DISTINCT n.folded FROM attendance a JOIN person_name n ON n.person = a.person WHERE "
    "a.meeting = $1"};
constexpr db::Statement select_commitments = {
    "import.standing_commitments",
    "SELECT id, text, due_to FROM commitment WHERE meeting = $1 ORDER BY place_begin, id"};
constexpr db::Statement select_deadlines = {
    "import.standing_deadlines",
    "SELECT id, what, due_to FROM deadline WHERE meeting = $1 ORDER BY place_begin, id"};
constexpr db::Statement select_standing_decisions = {
    "import.standing_decisions",
    "SELECT text FROM decision WHERE meeting = $1 ORDER BY position, id"};

void add_speakers(db::Session& session, meetings::MeetingId meeting, Standing& standing) {
    std::map<std::string, Standing::Turn*, std::less<>> by_id;
    for (Standing::Turn& turn : standing.turns)
        by_id.emplace(turn.id.text(), &turn);
    std::string person;
    std::string turn;
    session.query(select_speakers, {meeting}, [&](const db::Row& row) {
        Standing::Turn& said = *by_id.at(row.string(0));
        if (row.text(0) != turn || row.text(1) != person) {
            said.speakers.push_back(row.string(2));
            said.names.emplace_back();
            turn = row.string(0);
            person = row.string(1);
        }
        said.names.back().push_back(row.string(3));
    });
}

} // namespace

Standing standing_of(db::Session& session, meetings::MeetingId meeting) {
    Standing standing;
    session.query(select_next_day, {meeting}, [&](const db::Row& row) {
        standing.next_day = row.optional_day(0);
        standing.document = row.optional_id<documents::DocumentId>(1);
    });
    session.query(select_points, {meeting}, [&](const db::Row& row) {
        standing.points.push_back({row.id<meetings::PointId>(0), row.string(1)});
    });
    session.query(select_turns, {meeting}, [&](const db::Row& row) {
        standing.turns.push_back(
            {row.id<meetings::TurnId>(0), row.optional_id<meetings::PointId>(1), row.string(2)});
    });
    add_speakers(session, meeting, standing);
    const auto dated = [&](const db::Statement& statement, std::vector<Standing::Dated>& into) {
        session.query(statement, {meeting}, [&](const db::Row& row) {
            into.push_back({row.string(0), row.string(1), row.optional_day(2)});
        });
    };
    dated(select_commitments, standing.commitments);
    dated(select_deadlines, standing.deadlines);
    session.query(select_standing_decisions, {meeting},
                  [&](const db::Row& row) { standing.decisions.push_back(row.string(0)); });
    session.query(select_people, {meeting},
                  [&](const db::Row& row) { standing.people.push_back(row.string(0)); });
    return standing;
}

} // namespace radslag::imports::store
