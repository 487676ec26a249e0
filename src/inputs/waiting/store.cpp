// See store.hpp.
#include "inputs/waiting/store.hpp"

#include "platform/db/joined.hpp"

namespace radslag::inputs::waiting::store {

namespace {

using ledger::Write;

// Of the use u.
constexpr db::Sql waits_still =
    " u.kind = 'waiting' AND EXISTS (SELECT 1 FROM input_authority a WHERE a.input = u.input AND "
    "a.organisation = u.authority AND a.state = 'waiting') AND NOT EXISTS (SELECT 1 FROM "
    "input_use_withdrawal x WHERE x.input_use = u.id) AND NOT EXISTS (SELECT 1 FROM input_use l "
    "WHERE l.input = u.input AND l.authority = u.authority AND l.step > u.step AND NOT EXISTS "
    "(SELECT 1 FROM input_use_withdrawal y WHERE y.input_use = l.id))";

// CROSS keeps SQLite with the few answers that wait so.
constexpr db::Statement select_for_meeting = {
    "waiting.for_meeting",
    db::joined<"SELECT u.id, u.input, i.body, u.said_at, w.meeting, w.due_to FROM input_use u "
               "CROSS JOIN input i JOIN meeting m ON m.id = $1 AND m.body = i.body LEFT JOIN "
               "input_wait w ON w.input_use = u.id WHERE i.id = u.input AND u.due_kind = "
               "'next_meeting' AND (w.meeting = $1 OR coalesce(w.due_to, '9999') > m.day) AND",
               waits_still>};
constexpr db::Statement select_tied_with_other_days = {
    "waiting.tied_with_other_days",
    db::joined<"SELECT u.id, u.input FROM input_wait w JOIN input_use u ON u.id = w.input_use "
               "WHERE w.milestone = $1 AND (w.due_from IS DISTINCT FROM $2 OR w.due_to IS DISTINCT "
               "FROM $3) AND",
               waits_still>};
constexpr db::Sql answer_columns =
    "SELECT u.id, u.input, i.body, coalesce(i.title, i.text), u.due_words, o.name, u.said_at FROM";
constexpr db::Sql answer_joins =
    " JOIN input i ON i.id = u.input JOIN input_reader r ON r.input = i.id AND r.reader = $1 JOIN "
    "organisation o ON o.id = u.authority WHERE";
constexpr db::Statement select_tied = {
    "waiting.tied_answers",
    db::joined<answer_columns, " input_wait w JOIN input_use u ON u.id = w.input_use", answer_joins,
               waits_still, " AND w.milestone = $2 ORDER BY u.said_at DESC, u.id LIMIT $3">};
constexpr db::Statement select_untied = {
    "waiting.untied_answers",
    db::joined<answer_columns, " input_use u LEFT JOIN input_wait w ON w.input_use = u.id",
               answer_joins, waits_still,
               " AND u.due_kind = 'event' AND w.milestone IS NULL ORDER BY u.said_at DESC, u.id "
               "LIMIT $2">};
constexpr db::Statement select_body = {"waiting.body", "SELECT body FROM input WHERE id = $1"};
constexpr Write upsert_wait = {
    "input_wait",
    {"input_wait.set",
     "INSERT INTO input_wait (id, version, input, input_use, milestone, meeting, due_from, due_to) "
     "VALUES ($1, 1, $2, $3, $4, $5, $6, $7) ON CONFLICT (input_use) DO UPDATE SET version = "
     "input_wait.version + 1, milestone = excluded.milestone, meeting = excluded.meeting, due_from "
     "= excluded.due_from, due_to = excluded.due_to RETURNING *"}};
constexpr Write insert_telling = {
    "input_telling",
    {"input_telling.dated",
     "INSERT INTO input_telling (id, input, input_use, what, told_at) VALUES ($1, $2, $3, 'dated', "
     "$4) ON CONFLICT (input_use, what) DO NOTHING RETURNING *"}};

} // namespace

std::vector<ForMeeting> waiting_for_meeting(db::Session& session, std::string_view meeting) {
    std::vector<ForMeeting> found;
    session.query(select_for_meeting, {meeting}, [&](const db::Row& row) {
        found.push_back({{row.id<UseId>(0), row.id<InputId>(1)},
                         row.id<bodies::BodyId>(2),
                         row.instant(3),
                         row.optional_id<meetings::MeetingId>(4),
                         row.optional_day(5)});
    });
    return found;
}

std::vector<UseOf> tied_with_other_days(db::Session& session, std::string_view milestone,
                                        const commitments::Days& days) {
    std::vector<UseOf> found;
    session.query(select_tied_with_other_days, {milestone, to_text(days.from), to_text(days.to)},
                  [&](const db::Row& row) {
                      found.push_back({row.id<UseId>(0), row.id<InputId>(1)});
                  });
    return found;
}

std::vector<Answer> answers(db::Session& session, const auth::Reader& reader,
                            matters::MilestoneId milestone) {
    std::vector<Answer> found;
    const auto read = [&](const db::Row& row, bool is_tied) {
        found.push_back({row.id<UseId>(0), row.id<InputId>(1), row.string(2), row.string(3),
                         row.string(4), row.string(5), row.instant(6), is_tied});
    };
    session.query(select_tied, {reader.key, milestone, commitments::most_waiting},
                  [&](const db::Row& row) { read(row, true); });
    session.query(select_untied, {reader.key, commitments::most_waiting},
                  [&](const db::Row& row) { read(row, false); });
    return found;
}

std::optional<bodies::BodyId> body_of(db::Session& session, InputId input) {
    std::optional<bodies::BodyId> found;
    session.query(select_body, {input},
                  [&](const db::Row& row) { found = row.optional_id<bodies::BodyId>(0); });
    return found;
}

void set(ledger::Act& act, const UseOf& use, const Dated& dated) {
    act.write(upsert_wait, {Id<struct WaitTag>::make(), use.input, use.use, dated.milestone,
                            dated.meeting, to_text(dated.from), to_text(dated.to)});
}

void tell_once(ledger::Act& act, const UseOf& use) {
    act.write(insert_telling,
              {Id<struct TellingTag>::make(), use.input, use.use, to_text(act.session().now())});
}

} // namespace radslag::inputs::waiting::store
