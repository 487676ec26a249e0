// The writing half of store.hpp.
#include "minutes/store.hpp"

namespace radslag::minutes::store {

namespace {

using ledger::Write;

constexpr Write insert_minute = {
    "minute",
    {"minute.begin", "INSERT INTO minute (id, version, meeting, state, audience) VALUES ($1, 1, "
                     "$2, 'draft', $3) RETURNING *"}};
constexpr Write insert_record = {
    "record_facts",
    {"record_facts.minute", "INSERT INTO record_facts (id, direction, custodian_body, legal_hold) "
                            "VALUES ($1, 'own', $2, 0) RETURNING *"}};
constexpr Write update_comments_until = {
    "minute",
    {"minute.send_for_comment", "UPDATE minute SET version = version + 1, state = 'commented', "
                                "comments_until = $2 WHERE id = $1 RETURNING *"}};
constexpr Write update_closed = {
    "minute",
    {"minute.close",
     "UPDATE minute SET version = version + 1, closed_on = $2 WHERE id = $1 RETURNING *"}};
constexpr Write update_open = {
    "minute",
    {"minute.reopen",
     "UPDATE minute SET version = version + 1, closed_on = NULL WHERE id = $1 RETURNING *"}};
constexpr Write update_approved = {
    "minute",
    {"minute.approved", "UPDATE minute SET version = version + 1, state = 'approved', approved_on "
                        "= $2, approved_by = $3 WHERE id = $1 RETURNING *"}};
constexpr Write update_drawn_up = {
    "record_facts",
    {"record_facts.drawn_up",
     "UPDATE record_facts SET drawn_up_at = $2, acted_by = $3 WHERE id = $1 RETURNING *"}};
constexpr Write update_dispatched = {
    "record_facts",
    {"record_facts.dispatched", "UPDATE record_facts SET dispatched_at = $2 WHERE id = $1 AND "
                                "dispatched_at IS NULL RETURNING *"}};
constexpr Write update_published = {
    "minute",
    {"minute.published",
     "UPDATE minute SET version = version + 1, state = 'published' WHERE id = $1 RETURNING *"}};

constexpr Write insert_comment = {
    "minute_comment",
    {"minute_comment.add", "INSERT INTO minute_comment (id, version, minute, turn, passage, "
                           "person, organisation, said_on, text) VALUES ($1, 1, $2, $3, $4, $5, "
                           "$6, $7, $8) RETURNING *"}};
constexpr Write update_comment = {"minute_comment",
                                  {"minute_comment.answer",
                                   "UPDATE minute_comment SET version = version + 1, outcome = $2, "
                                   "answer = $3, answered_by = $4 WHERE id = $1 RETURNING *"}};
constexpr Write insert_approval_row = {
    "minute_approval",
    {"minute_approval.add", "INSERT INTO minute_approval (id, version, minute, person) VALUES "
                            "($1, 1, $2, $3) RETURNING *"}};
constexpr Write update_approval = {
    "minute_approval",
    {"minute_approval.stamp",
     "UPDATE minute_approval SET version = version + 1, approved_at = $3, text_sha256 = $4 WHERE "
     "minute = $1 AND person = $2 RETURNING *"}};
constexpr Write delete_approvals = {
    "minute_approval",
    {"minute_approval.delete", "DELETE FROM minute_approval WHERE minute = $1 RETURNING *"}};

constexpr db::Statement select_unnumbered = {
    "point.without_paragraph",
    "SELECT p.id FROM meeting m JOIN body b ON b.id = m.body AND b.minutes_shape = 'protocol' JOIN "
    "point p ON p.meeting = m.id WHERE m.id = $1 AND m.day IS NOT NULL AND p.paragraph IS NULL AND "
    "p.audience IS NULL ORDER BY p.position, p.id"};
constexpr db::Statement select_last_paragraph = {
    "point.last_paragraph",
    "SELECT coalesce(max(p.paragraph), 0) FROM meeting m JOIN meeting n ON n.body = m.body AND "
    "n.day >= substr(m.day, 1, 4) || '-01-01' AND n.day <= substr(m.day, 1, 4) || '-12-31' JOIN "
    "point p ON p.meeting = n.id WHERE m.id = $1"};
constexpr Write update_paragraph = {
    "point",
    {"point.number_paragraph",
     "UPDATE point SET version = version + 1, paragraph = $2 WHERE id = $1 RETURNING *"}};
constexpr Write release_turns = {
    "turn",
    {"turn.release", "UPDATE turn SET version = version + 1, audience = NULL WHERE meeting = $1 "
                     "AND audience = $2 AND point IS NOT DISTINCT FROM $3 RETURNING *"}};
constexpr Write release_decisions = {
    "decision",
    {"decision.release",
     "UPDATE decision SET version = version + 1, audience = NULL WHERE meeting = $1 AND audience = "
     "$2 AND point IS NOT DISTINCT FROM $3 RETURNING *"}};
// What came out of the draft has its readers; from now on it has those of the meeting.
constexpr Write release_commitments = {
    "commitment",
    {"commitment.release",
     "UPDATE commitment SET version = version + 1, audience = (SELECT m.audience FROM meeting m "
     "WHERE m.id = $1) WHERE meeting = $1 AND audience = $2 AND point IS NOT DISTINCT FROM $3 "
     "RETURNING *"}};
constexpr Write release_deadlines = {
    "deadline",
    {"deadline.release",
     "UPDATE deadline SET version = version + 1, audience = (SELECT m.audience FROM meeting m "
     "WHERE m.id = $1) WHERE meeting = $1 AND audience = $2 AND point IS NOT DISTINCT FROM $3 "
     "RETURNING *"}};
constexpr Write release_inputs = {
    "input",
    {"input.release",
     "UPDATE input SET version = version + 1, audience = (SELECT m.audience FROM meeting m WHERE "
     "m.id = $1) WHERE meeting = $1 AND audience = $2 AND point IS NOT DISTINCT FROM $3 RETURNING "
     "*"}};
// Whoever spoke where no narrower point withholds it.
constexpr db::Statement select_unnamed = {
    "minute.unnamed_speakers",
    "SELECT p.id, p.organisation FROM person p WHERE p.id IN (SELECT t.person FROM turn t LEFT "
    "JOIN point q ON q.id = t.point WHERE t.meeting = $1 AND t.audience IS NULL AND t.point IS NOT "
    "DISTINCT FROM $2 AND q.audience IS NULL UNION SELECT s.person FROM turn t LEFT JOIN point q "
    "ON q.id = t.point JOIN turn_speaker s ON s.turn = t.id WHERE t.meeting = $1 AND t.audience IS "
    "NULL AND t.point IS NOT DISTINCT FROM $2 AND q.audience IS NULL) AND NOT EXISTS (SELECT 1 "
    "FROM attendance a WHERE a.meeting = $1 AND a.person = p.id) ORDER BY p.sort_key, p.id"};
constexpr Write insert_named = {
    "attendance",
    {"attendance.add_speaker",
     "INSERT INTO attendance (id, version, meeting, position, person, organisation, presence, "
     "confidence) VALUES ($1, 1, $2, (SELECT coalesce(max(position), 0) + 1 FROM attendance WHERE "
     "meeting = $2), $3, $4, 'mentioned', 100) RETURNING *"}};
constexpr Write insert_correction = {
    "correction",
    {"correction.add", "INSERT INTO correction (id, version, meeting, turn, text, person, "
                       "noted_on) VALUES ($1, 1, $2, $3, $4, $5, $6) RETURNING *"}};

} // namespace

void insert(ledger::Act& act, MinuteId id, MeetingId meeting, bodies::AudienceId readers) {
    act.write(insert_minute, {id, meeting, readers});
}

void insert_facts(ledger::Act& act, MinuteId id, bodies::BodyId body) {
    act.write(insert_record, {id, body});
}

void number_paragraphs(ledger::Act& act, MeetingId meeting) {
    std::vector<meetings::PointId> points;
    act.session().query(select_unnumbered, {meeting}, [&](const db::Row& row) {
        points.push_back(row.id<meetings::PointId>(0));
    });
    if (points.empty())
        return;
    std::int64_t last = act.session().integer(select_last_paragraph, {meeting}).value_or(0);
    for (const meetings::PointId point : points)
        act.write(update_paragraph, {point, ++last});
}

void set_comments_until(ledger::Act& act, MinuteId id, Day until) {
    act.write(update_comments_until, {id, to_text(until)});
}

void close(ledger::Act& act, MinuteId id, Day on) {
    act.write(update_closed, {id, to_text(on)});
}

void reopen(ledger::Act& act, MinuteId id) {
    act.write(update_open, {id});
}

void set_approved(ledger::Act& act, MinuteId id, Day on, people::PersonId by) {
    act.write(update_approved, {id, to_text(on), by});
}

void set_drawn_up(ledger::Act& act, MinuteId id, people::PersonId by) {
    act.write(update_drawn_up, {id, to_text(act.session().now()), by});
}

void set_published(ledger::Act& act, MinuteId id) {
    act.write(update_published, {id});
}

void set_dispatched(ledger::Act& act, MinuteId id) {
    act.write(update_dispatched, {id, to_text(act.session().now())});
}

void insert(ledger::Act& act, MinuteId minute, const Comment& comment) {
    std::optional<std::string> organisation;
    if (comment.organisation)
        organisation = comment.organisation->id;
    act.write(insert_comment, {comment.id, minute, comment.turn, comment.passage, comment.person.id,
                               organisation, to_text(comment.said_on), comment.text});
}

void update(ledger::Act& act, CommentId id, const CommentAnswer& answer, people::PersonId by) {
    act.write(update_comment, {id, outcomes.text(answer.outcome), answer.words, by});
}

void insert_approval(ledger::Act& act, MinuteId minute, people::PersonId person) {
    act.write(insert_approval_row, {ApprovalId::make(), minute, person});
}

void set_approval(ledger::Act& act, MinuteId minute, people::PersonId person,
                  std::string_view text_sha256) {
    act.write(update_approval, {minute, person, to_text(act.session().now()), text_sha256});
}

void erase_approvals(ledger::Act& act, MinuteId minute) {
    act.erase(delete_approvals, {minute});
}

void release(ledger::Act& act, MeetingId meeting, bodies::AudienceId draft_readers,
             const std::optional<meetings::PointId>& point) {
    for (const Write& each :
         {release_turns, release_decisions, release_commitments, release_deadlines, release_inputs})
        act.write(each, {meeting, draft_readers, point});
    std::vector<std::pair<people::PersonId, std::optional<people::OrganisationId>>> unnamed;
    act.session().query(select_unnamed, {meeting, point}, [&](const db::Row& row) {
        unnamed.emplace_back(row.id<people::PersonId>(0),
                             row.optional_id<people::OrganisationId>(1));
    });
    for (const auto& [person, organisation] : unnamed)
        act.write(insert_named, {meetings::AttendanceId::make(), meeting, person, organisation});
}

void insert(ledger::Act& act, CorrectionId id, MeetingId meeting, const std::optional<TurnId>& turn,
            std::string_view text, people::PersonId by, Day on) {
    act.write(insert_correction, {id, meeting, turn, text, by, to_text(on)});
}

} // namespace radslag::minutes::store
