// See store.hpp.
#include "invitations/mailing/store.hpp"

#include "platform/auth/secrets.hpp"
#include "platform/db/joined.hpp"

namespace radslag::invitations::mailing::store {

namespace {

constexpr db::Statement select_facts = {
    "invitation_mail.facts",
    "SELECT m.title, b.name, m.language, m.day, m.end_day, m.start_time, m.end_time, m.zone, "
    "m.venue, m.state, m.version, b.demonstration FROM meeting m JOIN body b ON b.id = m.body "
    "WHERE m.id = $1"};

// Those invited, with the newest mail to each; then who among them is to be written to.
constexpr db::Sql from_invited =
    " FROM invitation v LEFT JOIN invitation_mail l ON l.meeting = v.meeting AND l.person = "
    "v.person AND l.is_last = 1 WHERE v.meeting = $1 AND ";
constexpr db::Sql is_new = "(l.id IS NULL OR l.kind = 'called_off')";
constexpr db::Sql is_told_otherwise = "(l.kind <> 'called_off' AND l.told <> $2)";
constexpr db::Sql is_undelivered = "(l.kind <> 'called_off' AND l.told = $2 AND l.state IN "
                                   "('refused', 'unreachable', 'failed'))";
constexpr db::Sql is_silent = "(l.kind <> 'called_off' AND v.answer IS NULL AND l.state = 'sent')";
constexpr db::Sql from_called_off =
    " FROM invitation_mail l WHERE l.meeting = $1 AND l.is_last = 1 AND l.kind <> 'called_off' AND "
    "l.state IN ('sent', 'waiting') AND NOT EXISTS (SELECT 1 FROM invitation v WHERE v.meeting = "
    "l.meeting AND v.person = l.person)";

constexpr db::Statement select_new = {
    "invitation_mail.new",
    db::joined<"SELECT v.person", from_invited, is_new, " ORDER BY v.id LIMIT $2">};
constexpr db::Statement select_called_off = {
    "invitation_mail.called_off",
    db::joined<"SELECT l.person", from_called_off, " ORDER BY l.id LIMIT $2">};
constexpr db::Statement select_told_otherwise = {
    "invitation_mail.told_otherwise", db::joined<"SELECT v.person", from_invited, is_told_otherwise,
                                                 " AND l.queued_at < $3 ORDER BY v.id LIMIT $4">};
constexpr db::Statement select_undelivered = {
    "invitation_mail.undelivered",
    db::joined<"SELECT v.person, l.kind", from_invited, is_undelivered,
               " AND l.queued_at < $3 ORDER BY v.id LIMIT $4">};
constexpr db::Statement select_silent = {
    "invitation_mail.silent", db::joined<"SELECT v.person", from_invited, is_silent,
                                         " AND l.queued_at < $2 ORDER BY v.id LIMIT $3">};

constexpr db::Statement count_new = {"invitation_mail.count_new",
                                     db::joined<"SELECT count(*)", from_invited, is_new>};
constexpr db::Statement count_called_off = {"invitation_mail.count_called_off",
                                            db::joined<"SELECT count(*)", from_called_off>};
constexpr db::Statement count_told_otherwise = {
    "invitation_mail.count_told_otherwise",
    db::joined<"SELECT count(*)", from_invited, is_told_otherwise>};
constexpr db::Statement count_undelivered = {
    "invitation_mail.count_undelivered",
    db::joined<"SELECT count(*)", from_invited, is_undelivered>};
constexpr db::Statement count_silent = {"invitation_mail.count_silent",
                                        db::joined<"SELECT count(*)", from_invited, is_silent>};
constexpr db::Statement count_states = {
    "invitation_mail.count_states", "SELECT state, count(*) FROM invitation_mail WHERE meeting = "
                                    "$1 AND is_last = 1 GROUP BY state"};

constexpr db::Statement pass_last = {
    "invitation_mail.pass_last",
    "UPDATE invitation_mail SET is_last = 0 WHERE meeting = $1 AND person = $2 AND is_last = 1"};
constexpr db::Statement insert_mail = {
    "invitation_mail.insert",
    "INSERT INTO invitation_mail (id, meeting, person, uid, is_last, kind, told, state, queued_at) "
    "VALUES ($1, $2, $3, $4, 1, $5, $6, 'waiting', $7)"};
constexpr db::Statement select_uid = {
    "invitation_mail.uid",
    "SELECT uid FROM invitation_mail WHERE meeting = $1 AND person = $2 AND is_last = 1"};
constexpr db::Statement select_waiting = {
    "invitation_mail.waiting",
    "SELECT w.meeting, w.kind, w.queued_at, p.id, CASE WHEN p.protected = 0 THEN p.name ELSE '' "
    "END, c.mail, v.id, CASE WHEN q.protected = 0 THEN q.name ELSE '' END, w.uid, v.is_guest, "
    "v.slot_start, v.slot_end FROM invitation_mail w JOIN person p ON p.id = w.person JOIN "
    "person_reached c ON c.person = p.id LEFT JOIN invitation v ON v.meeting = w.meeting AND "
    "v.person = w.person LEFT JOIN invitation f ON f.id = v.stands_in_for LEFT JOIN person q ON "
    "q.id = f.person WHERE w.id = $1 AND w.state = 'waiting'"};
constexpr db::Statement end_mail = {
    "invitation_mail.end", "UPDATE invitation_mail SET state = $2, ended_at = $3, answer = $4 "
                           "WHERE id = $1 AND state = 'waiting'"};

Facts facts_at(const db::Row& row, meetings::MeetingId meeting) {
    Facts facts{.meeting = meeting, .title = row.string(0), .body = row.string(1)};
    facts.language = i18n::parse_language(row.text(2)).value_or(i18n::Language::swedish);
    facts.day = row.optional_day(3);
    facts.end_day = row.optional_day(4);
    facts.start_time = row.optional_text(5);
    facts.end_time = row.optional_text(6);
    facts.zone = row.optional_text(7);
    facts.venue = row.optional_text(8);
    facts.is_cancelled = row.text(9) == "cancelled";
    facts.version = row.integer(10);
    facts.demonstration = row.integer(11) != 0;
    return facts;
}

/// What a guest is told: the part of the day that is theirs.
Facts for_slot(Facts facts, const Slot& slot) {
    if (slot.start)
        facts.start_time = slot.start;
    if (slot.end)
        facts.end_time = slot.end;
    return facts;
}

/// Adds the persons that a statement gives, until there are `most`.
template <class KindOf>
void add(db::Session& session, std::vector<Untold>& found, const db::Statement& statement,
         std::initializer_list<db::Parameter> parameters, KindOf kind_of) {
    session.query(statement, parameters, [&](const db::Row& row) {
        found.push_back({row.id<people::PersonId>(0), kind_of(row)});
    });
}

auto always(Kind kind) {
    return [kind](const db::Row&) { return kind; };
}

} // namespace

std::optional<Facts> facts(db::Session& session, meetings::MeetingId meeting) {
    std::optional<Facts> found;
    session.query(select_facts, {meeting},
                  [&](const db::Row& row) { found = facts_at(row, meeting); });
    return found;
}

std::vector<Untold> untold(db::Session& session, const Facts& facts, Scope scope, Instant asked,
                           int most) {
    std::vector<Untold> found;
    const auto left = [&] { return most - static_cast<int>(found.size()); };
    add(session, found, select_called_off, {facts.meeting, left()}, always(Kind::called_off));
    if (!facts.is_cancelled)
        add(session, found, select_new, {facts.meeting, left()}, always(Kind::invitation));
    if (scope == Scope::changed)
        add(session, found, select_told_otherwise,
            {facts.meeting, told_by(facts), to_text(asked), left()},
            always(facts.is_cancelled ? Kind::cancellation : Kind::change));
    if (scope == Scope::undelivered)
        add(session, found, select_undelivered,
            {facts.meeting, told_by(facts), to_text(asked), left()},
            [](const db::Row& row) { return kinds.require(row.text(1)); });
    if (scope == Scope::silent && !facts.is_cancelled)
        add(session, found, select_silent, {facts.meeting, to_text(asked), left()},
            always(Kind::reminder));
    return found;
}

void insert(db::Session& session, MailId id, const Facts& facts, const Untold& whom) {
    const std::string uid =
        session.text(select_uid, {facts.meeting, whom.person}).value_or(auth::new_token());
    session.execute(pass_last, {facts.meeting, whom.person});
    session.execute(insert_mail, {id, facts.meeting, whom.person, uid, kinds.text(whom.kind),
                                  told_by(facts), to_text(session.now())});
}

std::optional<Waiting> waiting(db::Session& session, MailId id) {
    std::optional<Waiting> found;
    Slot slot;
    session.query(select_waiting, {id}, [&](const db::Row& row) {
        found.emplace(Waiting{Facts{.meeting = row.id<meetings::MeetingId>(0)},
                              Addressee{row.id<people::PersonId>(3),
                                        {row.string(4), row.string(5)},
                                        row.optional_id<InvitationId>(6),
                                        row.string(7),
                                        row.string(8),
                                        !row.is_null(9) && row.integer(9) != 0},
                              kinds.require(row.text(1)), row.instant(2)});
        slot = {row.optional_text(10), row.optional_text(11)};
    });
    if (found)
        found->facts = for_slot(*facts(session, found->facts.meeting), slot);
    return found;
}

void end(db::Session& session, MailId id, mail::State state, std::string_view answer) {
    const auto kept = answer.empty() ? std::nullopt : std::optional(answer);
    session.execute(end_mail, {id, mail::states.text(state), to_text(session.now()), kept});
}

Progress progress(db::Session& session, const Facts& facts) {
    Progress progress;
    session.query(count_states, {facts.meeting}, [&](const db::Row& row) {
        progress.add(mail::states.require(row.text(0)), row.integer(1));
    });
    progress.added = session.integer(count_called_off, {facts.meeting}).value_or(0);
    if (!facts.is_cancelled)
        progress.added += session.integer(count_new, {facts.meeting}).value_or(0);
    progress.changed =
        session.integer(count_told_otherwise, {facts.meeting, told_by(facts)}).value_or(0);
    progress.undelivered =
        session.integer(count_undelivered, {facts.meeting, told_by(facts)}).value_or(0);
    if (!facts.is_cancelled)
        progress.silent = session.integer(count_silent, {facts.meeting}).value_or(0);
    return progress;
}

} // namespace radslag::invitations::mailing::store
