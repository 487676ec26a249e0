// See dating_store.hpp.
#include "commitments/dating_store.hpp"

namespace radslag::commitments::dating_store {

namespace {

using ledger::Write;

// What has found this meeting, and what has found none or a later one. The days of what was said
// stand as || '', since there most of a register lies on the one side and few in what waits.
constexpr db::Statement select_for_meeting = {
    "dating.for_meeting",
    "SELECT c.id, c.body, c.said_on, c.due_meeting, c.due_to FROM commitment c WHERE c.due_meeting "
    "= $1 AND c.due_kind = 'next_meeting' AND c.state = 'open' AND c.said_on IS NOT NULL UNION "
    "SELECT c.id, c.body, c.said_on, c.due_meeting, c.due_to FROM meeting m JOIN commitment c ON "
    "c.body = m.body AND coalesce(c.due_to, '9999') > m.day WHERE m.id = $1 AND c.due_kind = "
    "'next_meeting' AND c.state = 'open' AND c.said_on || '' < m.day"};
constexpr db::Statement select_days = {
    "dating.days_of_milestone",
    "SELECT CASE WHEN done_on IS NULL THEN due_from END, coalesce(done_on, due_to) FROM milestone "
    "WHERE id = $1"};
// Of announced dates the meeting where they were announced says the body and the day.
constexpr db::Statement select_announced_for_meeting = {
    "dating.announced_for_meeting",
    "SELECT d.id, x.body, x.day, d.due_meeting, d.due_to FROM deadline d JOIN meeting x ON x.id = "
    "d.meeting WHERE d.due_meeting = $1 AND d.due_kind = 'next_meeting' AND x.day IS NOT NULL "
    "UNION SELECT d.id, x.body, x.day, d.due_meeting, d.due_to FROM meeting m CROSS JOIN deadline "
    "d "
    "JOIN meeting x ON x.id = d.meeting AND x.body || '' = m.body AND x.day || '' < m.day WHERE "
    "m.id = $1 AND d.due_kind = 'next_meeting' AND coalesce(d.due_to, '9999') > m.day"};
constexpr Write update_due = {
    "commitment",
    {"dating.date", "UPDATE commitment SET version = version + 1, due_from = NULL, due_to = $2, "
                    "due_meeting = $3 WHERE id = $1 RETURNING *"}};
constexpr Write update_announced = {
    "deadline",
    {"dating.date_announced", "UPDATE deadline SET version = version + 1, due_from = NULL, due_to "
                              "= $2, due_meeting = $3 WHERE id = $1 RETURNING *"}};
constexpr Write update_deadlines = {
    "deadline",
    {"dating.deadlines",
     "UPDATE deadline SET version = version + 1, due_from = $2, due_to = $3 WHERE due_milestone = "
     "$1 AND (due_from IS DISTINCT FROM $2 OR due_to IS DISTINCT FROM $3) RETURNING *"}};
constexpr Write update_commitments = {
    "commitment",
    {"dating.commitments",
     "UPDATE commitment SET version = version + 1, due_from = $2, due_to = $3 WHERE due_milestone "
     "= $1 AND state = 'open' AND (due_from IS DISTINCT FROM $2 OR due_to IS DISTINCT FROM $3) "
     "RETURNING *"}};
constexpr db::Statement select_tied = {
    "dating.tied",
    "SELECT c.id, c.body, c.text, c.due_words, coalesce(p.name, o.name, c.who), c.said_on FROM "
    "commitment c JOIN commitment_reader r ON r.commitment = c.id AND r.reader = $2 LEFT JOIN "
    "person p ON p.id = c.person LEFT JOIN organisation o ON o.id = c.organisation WHERE "
    "c.due_milestone = $1 AND c.state = 'open' ORDER BY c.said_on DESC, c.id LIMIT $3"};
constexpr db::Statement select_untied = {
    "dating.untied",
    "SELECT c.id, c.body, c.text, c.due_words, coalesce(p.name, o.name, c.who), c.said_on FROM "
    "commitment c JOIN commitment_reader r ON r.commitment = c.id AND r.reader = $1 LEFT JOIN "
    "person p ON p.id = c.person LEFT JOIN organisation o ON o.id = c.organisation WHERE "
    "c.due_kind = 'event' AND c.due_milestone IS NULL AND c.state = 'open' ORDER BY c.said_on "
    "DESC, c.id LIMIT $2"};
constexpr db::Statement select_tied_announced = {
    "dating.tied_announced",
    "SELECT d.id, m.body, d.what, d.due_words, coalesce(o.name, d.who), m.day FROM deadline d JOIN "
    "deadline_reader r ON r.deadline = d.id AND r.reader = $2 JOIN meeting m ON m.id = d.meeting "
    "LEFT JOIN organisation o ON o.id = d.organisation WHERE d.due_milestone = $1 ORDER BY m.day "
    "DESC, d.id LIMIT $3"};
constexpr db::Statement select_untied_announced = {
    "dating.untied_announced",
    "SELECT d.id, m.body, d.what, d.due_words, coalesce(o.name, d.who), m.day FROM deadline d JOIN "
    "deadline_reader r ON r.deadline = d.id AND r.reader = $1 JOIN meeting m ON m.id = d.meeting "
    "LEFT JOIN organisation o ON o.id = d.organisation WHERE d.due_kind = 'event' AND "
    "d.due_milestone IS NULL ORDER BY m.day DESC NULLS LAST, d.id LIMIT $2"};
constexpr Write tie_commitment = {
    "commitment",
    {"dating.tie", "UPDATE commitment SET version = version + 1, due_milestone = $2, due_from = "
                   "coalesce($3, due_from), due_to = coalesce($4, due_to) WHERE id = $1 AND "
                   "due_kind = 'event' AND state = 'open' AND "
                   "due_milestone IS NULL RETURNING *"}};
constexpr Write untie_commitment = {
    "commitment",
    {"dating.untie", "UPDATE commitment SET version = version + 1, due_milestone = NULL, due_from "
                     "= NULL, due_to = NULL WHERE id = $1 AND due_milestone = $2 AND state = "
                     "'open' RETURNING *"}};
constexpr Write tie_announced = {
    "deadline",
    {"dating.tie_announced",
     "UPDATE deadline SET version = version + 1, due_milestone = $2, due_from = coalesce($3, "
     "due_from), due_to = coalesce($4, due_to) WHERE id = $1 AND due_kind = 'event' AND "
     "due_milestone IS NULL RETURNING *"}};
constexpr Write untie_announced = {
    "deadline",
    {"dating.untie_announced",
     "UPDATE deadline SET version = version + 1, due_milestone = NULL, due_from = NULL, due_to = "
     "NULL WHERE id = $1 AND due_milestone = $2 RETURNING *"}};

using What = Waiting::What;

void read(std::vector<Waiting>& all, const db::Row& row, What what, bool is_tied) {
    all.push_back({what, row.string(0), row.id<bodies::BodyId>(1), row.string(2), row.string(3),
                   row.string(4), row.optional_day(5), is_tied});
}

void read(std::vector<ForMeeting>& all, const db::Row& row, What what) {
    Due due{.kind = DueKind::next_meeting, .to = row.optional_day(4)};
    due.meeting = row.optional_id<meetings::MeetingId>(3);
    all.push_back({what, row.string(0), row.id<bodies::BodyId>(1), row.day(2), std::move(due)});
}

} // namespace

std::vector<ForMeeting> waiting_for_meeting(db::Session& session, std::string_view meeting) {
    std::vector<ForMeeting> found;
    session.query(select_for_meeting, {meeting},
                  [&](const db::Row& row) { read(found, row, What::promise); });
    session.query(select_announced_for_meeting, {meeting},
                  [&](const db::Row& row) { read(found, row, What::announced); });
    return found;
}

Days days_of_milestone(db::Session& session, std::string_view milestone) {
    Days days;
    session.query(select_days, {milestone}, [&](const db::Row& row) {
        days = {row.optional_day(0), row.optional_day(1)};
    });
    return days;
}

void date(ledger::Act& act, const ForMeeting& waiting, const Due& due) {
    act.write(waiting.what == What::promise ? update_due : update_announced,
              {waiting.id, to_text(due.to), due.meeting});
}

void date_all(ledger::Act& act, std::string_view milestone, const Days& days) {
    act.write(update_commitments, {milestone, to_text(days.from), to_text(days.to)});
    act.write(update_deadlines, {milestone, to_text(days.from), to_text(days.to)});
}

void read_tied(db::Session& session, const auth::Reader& reader, MilestoneId milestone,
               std::vector<Waiting>& all) {
    session.query(select_tied, {milestone, reader.key, most_waiting},
                  [&](const db::Row& row) { read(all, row, What::promise, true); });
    session.query(select_tied_announced, {milestone, reader.key, most_waiting},
                  [&](const db::Row& row) { read(all, row, What::announced, true); });
}

void read_untied(db::Session& session, const auth::Reader& reader, std::vector<Waiting>& all) {
    session.query(select_untied, {reader.key, most_waiting},
                  [&](const db::Row& row) { read(all, row, What::promise, false); });
    session.query(select_untied_announced, {reader.key, most_waiting},
                  [&](const db::Row& row) { read(all, row, What::announced, false); });
}

std::int64_t tie(ledger::Act& act, const Waiting& waiting, MilestoneId milestone,
                 const Days& days) {
    return act.write(waiting.what == What::promise ? tie_commitment : tie_announced,
                     {waiting.id, milestone, to_text(days.from), to_text(days.to)});
}

std::int64_t untie(ledger::Act& act, const Waiting& waiting, MilestoneId milestone) {
    return act.write(waiting.what == What::promise ? untie_commitment : untie_announced,
                     {waiting.id, milestone});
}

} // namespace radslag::commitments::dating_store
