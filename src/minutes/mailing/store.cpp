// See store.hpp.
#include "minutes/mailing/store.hpp"

namespace radslag::minutes::mailing::store {

namespace {

constexpr db::Statement select_invented = {
    "minute_mail.is_invented", "SELECT b.demonstration FROM minute d JOIN meeting m ON m.id = "
                               "d.meeting JOIN body b ON b.id = m.body WHERE d.id = $1"};
constexpr db::Statement insert_mail = {
    "minute_mail.insert", "INSERT INTO minute_mail (id, minute, person, kind, state, queued_at) "
                          "VALUES ($1, $2, $3, $4, 'waiting', $5)"};
constexpr db::Statement select_waiting = {
    "minute_mail.waiting",
    "SELECT m.id, m.title, m.day, m.language, d.comments_until, CASE WHEN p.protected = 0 THEN "
    "p.name ELSE '' END, c.mail, w.kind, w.queued_at, CASE WHEN w.kind = 'comment' AND "
    "(d.closed_on IS NOT NULL OR EXISTS (SELECT 1 FROM minute_comment k WHERE k.minute = d.id AND "
    "k.person = w.person)) OR w.kind = 'approval' AND (d.closed_on IS NULL OR NOT EXISTS (SELECT 1 "
    "FROM minute_approval y WHERE y.minute = d.id AND y.person = w.person AND y.approved_at IS "
    "NULL)) THEN 1 ELSE 0 END FROM minute_mail w JOIN minute d ON d.id = w.minute JOIN meeting m "
    "ON m.id = d.meeting JOIN person p ON p.id = "
    "w.person JOIN person_reached c ON c.person = w.person WHERE w.id = $1 AND w.state = "
    "'waiting'"};
constexpr db::Statement end_mail = {
    "minute_mail.end", "UPDATE minute_mail SET state = $2, ended_at = $3, answer = $4 WHERE id = "
                       "$1 AND state = 'waiting'"};
constexpr db::Statement count_states = {
    "minute_mail.count_states",
    "SELECT state, count(*) FROM minute_mail WHERE minute = $1 GROUP BY state"};

} // namespace

bool is_invented(db::Session& session, MinuteId minute) {
    return session.integer(select_invented, {minute}).value_or(1) != 0;
}

void insert(db::Session& session, MailId id, MinuteId minute, people::PersonId person, Kind kind) {
    session.execute(insert_mail, {id, minute, person, kinds.text(kind), to_text(session.now())});
}

std::optional<Waiting> waiting(db::Session& session, MailId id) {
    std::optional<Waiting> found;
    session.query(select_waiting, {id}, [&](const db::Row& row) {
        found.emplace(Waiting{
            {.meeting = row.id<MeetingId>(0),
             .title = row.string(1),
             .day = row.optional_day(2),
             .language = i18n::parse_language(row.text(3)).value_or(i18n::Language::swedish),
             .comments_until = row.optional_day(4)},
            {row.string(5), row.string(6)},
            kinds.require(row.text(7)),
            row.instant(8),
            row.integer(9) != 0});
    });
    return found;
}

void end(db::Session& session, MailId id, mail::State state, std::string_view answer) {
    const auto kept = answer.empty() ? std::nullopt : std::optional(answer);
    session.execute(end_mail, {id, mail::states.text(state), to_text(session.now()), kept});
}

mail::Counts progress(db::Session& session, MinuteId minute) {
    mail::Counts progress;
    session.query(count_states, {minute}, [&](const db::Row& row) {
        progress.add(mail::states.require(row.text(0)), row.integer(1));
    });
    return progress;
}

} // namespace radslag::minutes::mailing::store
