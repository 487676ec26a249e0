// The reading half of store.hpp.
#include "minutes/store.hpp"
#include "platform/db/joined.hpp"
#include "platform/db/named.hpp"
#include "platform/text/zones.hpp"

namespace radslag::minutes::store {

namespace {

constexpr db::Statement select_notes = {
    "minute.notes",
    "SELECT m.title, m.day, m.state, m.body, b.name, b.demonstration, a.kind, d.id, d.version, "
    "d.state, d.audience, d.comments_until, d.closed_on, d.approved_on, f.drawn_up_at, EXISTS "
    "(SELECT 1 FROM minute_approval y WHERE y.minute = d.id), EXISTS (SELECT 1 FROM "
    "audience_reader "
    "x WHERE x.audience = d.audience AND x.reader = $2), EXISTS (SELECT 1 FROM turn t WHERE "
    "t.meeting = m.id) FROM meeting m JOIN audience_reader r ON r.audience = m.audience AND "
    "r.reader = $2 JOIN audience a ON a.id = m.audience JOIN body b ON b.id = m.body LEFT JOIN "
    "minute d ON d.meeting = m.id LEFT JOIN record_facts f ON f.id = d.id WHERE m.id = $1"};
constexpr db::Statement select_passages = {
    "minute.passages",
    "SELECT t.turn, p.number, p.title, coalesce(s.name, o.name, t.group_words), t.text FROM "
    "turn_reader t LEFT JOIN point p ON p.id = t.point LEFT JOIN person s ON s.id = t.person AND "
    "s.protected = 0 LEFT JOIN organisation o ON o.id = t.organisation WHERE t.meeting = $1 AND "
    "t.reader = $2 ORDER BY p.position NULLS LAST, t.position, t.turn"};
constexpr db::Statement select_points = {
    "minute.points",
    "SELECT p.point, p.number, p.title, (SELECT count(*) FROM turn t WHERE t.point = p.point AND "
    "t.audience = $3) + (SELECT count(*) FROM decision d WHERE d.meeting = $1 AND d.point = "
    "p.point AND d.audience = $3) FROM point_reader p WHERE p.meeting = $1 AND p.reader = $2 ORDER "
    "BY p.position, p.point"};
constexpr db::Statement select_wordings = {
    "minute.in_two_wordings",
    "SELECT count(*) FROM turn WHERE meeting = $1 AND beside IS NOT NULL"};
constexpr db::Statement select_comments = {
    "minute_comment.of_minute",
    "SELECT c.id, c.version, c.turn, c.passage, p.id, CASE WHEN p.protected = 0 THEN p.name ELSE "
    "'' END, o.id, o.name, c.said_on, c.text, c.outcome, c.answer FROM minute_comment c JOIN "
    "person p ON p.id = c.person LEFT JOIN organisation o ON o.id = c.organisation WHERE c.minute "
    "= $1 AND (c.turn IS NULL OR EXISTS (SELECT 1 FROM turn_reader r WHERE r.turn = c.turn AND "
    "r.reader = $2)) ORDER BY c.said_on, c.id"};
constexpr db::Statement select_approvals = {
    "minute_approval.of_minute",
    "SELECT p.id, CASE WHEN p.protected = 0 THEN p.name ELSE '' END, y.approved_at, y.text_sha256 "
    "FROM minute_approval y JOIN person p ON p.id = y.person WHERE y.minute = $1 ORDER BY "
    "p.sort_key, p.id"};
constexpr db::Sql who_may_comment =
    " FROM role_grant r WHERE (r.body = $1 OR r.party IN (SELECT y.id FROM party y WHERE y.body = "
    "$1)) AND r.role IN ('member', 'substitute', 'party_administrator', 'officer') AND (r.from_day "
    "IS NULL OR r.from_day <= $2) AND (r.to_day IS NULL OR r.to_day >= $2)";
constexpr db::Statement count_entitled = {
    "minute.count_entitled", db::joined<"SELECT count(DISTINCT r.person)", who_may_comment>};
constexpr db::Statement select_entitled = {
    "minute.entitled",
    db::joined<"SELECT DISTINCT r.person", who_may_comment, " ORDER BY r.person LIMIT 2000">};
constexpr db::Statement select_meeting = {"minute.meeting",
                                          "SELECT meeting FROM minute WHERE id = $1"};
constexpr db::Statement select_meeting_of = {
    "minute_comment.meeting",
    "SELECT d.meeting FROM minute_comment c JOIN minute d ON d.id = c.minute WHERE c.id = $1"};
constexpr db::Statement select_to_approve = {
    "minute.to_approve",
    "SELECT m.id, m.title, m.day FROM minute_approval y JOIN minute d ON d.id = y.minute AND "
    "d.closed_on IS NOT NULL JOIN meeting m ON m.id = d.meeting JOIN audience_reader r ON "
    "r.audience = m.audience AND r.reader = y.person JOIN audience_reader s ON s.audience = "
    "d.audience AND s.reader = y.person WHERE y.person = $1 AND y.approved_at IS NULL ORDER BY "
    "m.day, m.id LIMIT 50"};
constexpr db::Statement select_to_comment = {
    "minute.to_comment",
    "SELECT m.id, m.title, m.day, d.comments_until, m.body FROM minute d JOIN meeting m ON m.id = "
    "d.meeting JOIN audience_reader r ON r.audience = m.audience AND r.reader = $1 JOIN "
    "audience_reader s ON s.audience = d.audience AND s.reader = $1 WHERE d.comments_until >= $2 "
    "AND d.comments_until IS NOT NULL AND d.closed_on IS NULL AND NOT EXISTS (SELECT 1 FROM "
    "minute_comment c WHERE c.minute = d.id AND c.person = $3) ORDER BY d.comments_until, m.id "
    "LIMIT 50"};
constexpr db::Statement select_approvers = {
    "minute.approvers",
    "SELECT DISTINCT p.id, p.name, p.sort_key FROM role_grant r JOIN person p ON p.id = r.person "
    "AND p.protected = 0 WHERE (r.body = $1 OR r.party IN (SELECT y.id FROM party y WHERE y.body = "
    "$1)) AND r.role IN ('chair', 'member', 'substitute', 'officer') AND (r.from_day IS NULL OR "
    "r.from_day <= $2) AND (r.to_day IS NULL OR r.to_day >= $2) ORDER BY p.sort_key, p.id LIMIT "
    "500"};
constexpr db::Statement select_chair = {"minute.chair", "SELECT chair FROM meeting WHERE id = $1"};
constexpr db::Statement select_text = {
    "minute.text",
    "SELECT 1, p.position, p.id, p.number, p.title, NULL, NULL FROM point p WHERE p.meeting = $1 "
    "UNION ALL SELECT 2, t.position, t.id, t.point, t.text, t.person, coalesce(t.organisation, "
    "t.group_words) FROM turn t WHERE t.meeting = $1 UNION ALL SELECT 3, s.position, s.id, s.turn, "
    "NULL, s.person, NULL FROM turn_speaker s JOIN turn t ON t.id = s.turn WHERE t.meeting = $1 "
    "UNION ALL SELECT 4, d.position, d.id, d.point, d.text, NULL, NULL FROM decision d WHERE "
    "d.meeting = $1 ORDER BY 1, 2, 3"};

std::string titled(const db::Row& row, int number) {
    if (row.is_null(number + 1))
        return {};
    return (row.is_null(number) ? "" : row.string(number) + ". ") + row.string(number + 1);
}

Standing standing_at(const db::Row& row) {
    Standing standing;
    standing.state = meetings::minute_states.require(row.text(9));
    standing.has_draft = !row.is_null(10);
    standing.comments_until = row.optional_day(11);
    standing.is_closed = !row.is_null(12);
    standing.approved_on = row.optional_day(13);
    if (!row.is_null(14))
        standing.drawn_up_on = text::local_day(row.instant(14), text::forum_zone);
    standing.approval_is_asked = row.integer(15) != 0;
    return standing;
}

Notes notes_at(const db::Row& row, MeetingId meeting) {
    Notes notes{.id = meeting, .title = row.string(0), .body = row.id<bodies::BodyId>(3)};
    notes.day = row.optional_day(1);
    notes.state = meetings::meeting_states.require(row.text(2));
    notes.body_name = row.string(4);
    notes.demonstration = row.integer(5) != 0;
    notes.is_public = row.text(6) == "public";
    notes.minute = row.optional_id<MinuteId>(7);
    if (notes.minute) {
        notes.version = row.integer(8);
        notes.draft_readers = row.optional_id<bodies::AudienceId>(10);
        notes.standing = standing_at(row);
        notes.reads_draft = row.integer(16) != 0;
    }
    notes.may_begin =
        !notes.minute && row.integer(17) == 0 && notes.state != meetings::MeetingState::cancelled;
    return notes;
}

void read_draft(db::Session& session, const auth::Reader& reader, Notes& notes) {
    session.query(select_passages, {notes.id, reader.key}, [&](const db::Row& row) {
        notes.passages.push_back(
            {row.id<TurnId>(0), titled(row, 1), row.optional_text(3).value_or(""), row.string(4)});
    });
    session.query(
        select_points, {notes.id, reader.key, *notes.draft_readers}, [&](const db::Row& row) {
            notes.points.push_back({row.id<meetings::PointId>(0), titled(row, 1), row.integer(3)});
        });
    notes.in_two_wordings = session.integer(select_wordings, {notes.id}).value_or(0);
}

Comment comment_at(const db::Row& row) {
    Comment comment{row.id<CommentId>(0),
                    row.integer(1),
                    row.optional_id<TurnId>(2),
                    row.optional_text(3),
                    {row.string(4), row.string(5)},
                    db::named_at<NamedId>(row, 6),
                    row.day(8),
                    row.string(9),
                    {},
                    row.optional_text(11)};
    if (!row.is_null(10))
        comment.outcome = outcomes.require(row.text(10));
    return comment;
}

void read_round(db::Session& session, const auth::Reader& reader, Notes& notes) {
    session.query(select_comments, {*notes.minute, reader.key},
                  [&](const db::Row& row) { notes.comments.push_back(comment_at(row)); });
    session.query(select_approvals, {*notes.minute}, [&](const db::Row& row) {
        Approval approval{{row.string(0), row.string(1)}, {}, row.optional_text(3)};
        if (!row.is_null(2))
            approval.approved_at = row.instant(2);
        notes.approvals.push_back(std::move(approval));
    });
    const Day today = text::local_day(session.now(), text::forum_zone);
    notes.entitled = session.integer(count_entitled, {notes.body, to_text(today)}).value_or(0);
}

} // namespace

std::optional<Notes> notes(db::Session& session, const auth::Reader& reader, MeetingId meeting) {
    std::optional<Notes> found;
    session.query(select_notes, {meeting, reader.key},
                  [&](const db::Row& row) { found = notes_at(row, meeting); });
    if (found && found->reads_draft) {
        read_draft(session, reader, *found);
        read_round(session, reader, *found);
    }
    return found;
}

std::optional<MeetingId> meeting_of(db::Session& session, MinuteId minute) {
    return MeetingId::parse(session.text(select_meeting, {minute}).value_or(""));
}

std::optional<MeetingId> meeting_of(db::Session& session, CommentId comment) {
    return MeetingId::parse(session.text(select_meeting_of, {comment}).value_or(""));
}

std::vector<Asked> to_approve(db::Session& session, std::string_view person) {
    std::vector<Asked> found;
    session.query(select_to_approve, {person}, [&](const db::Row& row) {
        found.push_back(
            {row.id<MeetingId>(0), row.string(1), row.optional_day(2), Step::approve, {}});
    });
    return found;
}

std::vector<ToComment> to_comment(db::Session& session, const auth::Caller& caller, Day today) {
    std::vector<ToComment> found;
    const std::string reader = caller.reader().key;
    session.query(select_to_comment, {reader, to_text(today), caller.person},
                  [&](const db::Row& row) {
                      found.push_back({row.id<bodies::BodyId>(4),
                                       {row.id<MeetingId>(0), row.string(1), row.optional_day(2),
                                        Step::comment, row.optional_day(3)}});
                  });
    return found;
}

std::vector<people::PersonId> entitled(db::Session& session, bodies::BodyId body, Day today) {
    std::vector<people::PersonId> found;
    session.query(select_entitled, {body, to_text(today)},
                  [&](const db::Row& row) { found.push_back(row.id<people::PersonId>(0)); });
    return found;
}

std::vector<NamedId> approvers(db::Session& session, bodies::BodyId body, Day today) {
    std::vector<NamedId> found;
    session.query(select_approvers, {body, to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.string(0), row.string(1)});
    });
    return found;
}

std::optional<people::PersonId> chair_of(db::Session& session, MeetingId meeting) {
    std::optional<people::PersonId> found;
    session.query(select_chair, {meeting},
                  [&](const db::Row& row) { found = row.optional_id<people::PersonId>(0); });
    return found;
}

std::string text_of(db::Session& session, MeetingId meeting) {
    // Each value with its length before it, so that no two texts are written alike.
    std::string text;
    session.query(select_text, {meeting}, [&](const db::Row& row) {
        text += std::to_string(row.integer(0));
        for (int column = 2; column < row.size(); ++column) {
            const std::string value = row.optional_text(column).value_or("");
            text += ' ' + std::to_string(value.size()) + ':' + value;
        }
        text += '\n';
    });
    return text;
}

} // namespace radslag::minutes::store
