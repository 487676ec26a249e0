// SQL of who may read a meeting, and what hangs on it; see store.hpp. Promises, dates, inputs and
// documents have an audience each, which follows when that of the meeting changes.
#include "meetings/editing/store.hpp"
#include "platform/db/joined.hpp"

namespace radslag::meetings::editing_store {

namespace {

using ledger::Write;

constexpr db::Statement select_readable = {
    "meeting.readable",
    "SELECT (SELECT count(*) FROM point WHERE meeting = $1 AND audience IS NULL), (SELECT count(*) "
    "FROM turn t LEFT JOIN point p ON p.id = t.point WHERE t.meeting = $1 AND t.audience IS NULL "
    "AND p.audience IS NULL), (SELECT count(*) FROM commitment WHERE meeting = $1 AND audience = "
    "$2) + (SELECT count(*) FROM deadline WHERE meeting = $1 AND audience = $2), (SELECT count(*) "
    "FROM document d WHERE d.audience = $2 AND (d.id IN (SELECT document FROM meeting WHERE id = "
    "$1) OR d.id IN (SELECT document FROM attachment WHERE meeting = $1)))"};

// $1 the meeting, $2 its audience so far, $3 the new one; $4 and $5 whether what is public, and
// what is for members, is for more than the new one.
constexpr db::Sql follows =
    " AND (audience = $2 OR audience IN (SELECT a.id FROM audience a WHERE (a.kind = 'public' AND "
    "CAST($4 AS INTEGER) = 1) OR (a.kind = 'members' AND CAST($5 AS INTEGER) = 1))) RETURNING *";
constexpr db::Sql of_commitments =
    "UPDATE commitment SET audience = $3, version = version + 1 WHERE meeting = $1";
constexpr db::Sql of_deadlines =
    "UPDATE deadline SET audience = $3, version = version + 1 WHERE meeting = $1";
constexpr db::Sql of_inputs =
    "UPDATE input SET audience = $3, version = version + 1 WHERE meeting = $1";
// A document of several meetings is not opened as long as one of them is for fewer.
constexpr db::Sql of_documents =
    "UPDATE document SET audience = $3, version = version + 1 WHERE (id IN (SELECT document FROM "
    "meeting WHERE id = $1) OR id IN (SELECT document FROM attachment WHERE meeting = $1)) AND NOT "
    "EXISTS (SELECT 1 FROM meeting o WHERE o.document = document.id AND o.id <> $1 AND o.audience "
    "= $2)";
constexpr Write move_commitments = {"commitment",
                                    {"commitment.readers", db::joined<of_commitments, follows>}};
constexpr Write move_deadlines = {"deadline",
                                  {"deadline.readers", db::joined<of_deadlines, follows>}};
constexpr Write move_inputs = {"input", {"input.readers", db::joined<of_inputs, follows>}};
constexpr Write move_documents = {"document",
                                  {"document.readers", db::joined<of_documents, follows>}};

} // namespace

Readable readable(db::Session& session, const EditableMeeting& meeting) {
    Readable counts;
    session.query(select_readable, {meeting.id, meeting.audience}, [&](const db::Row& row) {
        counts = {row.integer(0), row.integer(1), row.integer(2), row.integer(3)};
    });
    return counts;
}

void move_readers(ledger::Act& act, const EditableMeeting& meeting, bodies::AudienceId audience,
                  bodies::Visibility then) {
    const bool not_public = then != bodies::Visibility::is_public;
    const bool not_members = then == bodies::Visibility::secretariat;
    for (const Write& move : {move_commitments, move_deadlines, move_inputs, move_documents})
        act.write(move, {meeting.id, meeting.audience, audience, not_public, not_members});
}

} // namespace radslag::meetings::editing_store
