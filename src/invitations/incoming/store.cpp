// See store.hpp.
#include "invitations/incoming/store.hpp"

#include "platform/mail/address.hpp"

namespace radslag::invitations::incoming::store {

namespace {

constexpr db::Statement insert_mail = {
    "mail_in.insert", "INSERT INTO mail_in (id, sha256, received_at, state) VALUES ($1, $2, $3, "
                      "'waiting') ON CONFLICT (sha256) DO NOTHING"};
constexpr db::Statement select_waiting = {
    "mail_in.waiting", "SELECT sha256 FROM mail_in WHERE id = $1 AND state = 'waiting'"};
constexpr db::Statement end_mail = {
    "mail_in.end", "UPDATE mail_in SET state = $2, outcome = $3, meeting = $4, person = $5 WHERE "
                   "id = $1 AND state = 'waiting'"};
constexpr db::Statement select_addressed = {
    "mail_in.addressed",
    "SELECT l.meeting, l.person, c.mail, v.id FROM invitation_mail l JOIN person_reached c ON "
    "c.person = l.person LEFT JOIN invitation v ON v.meeting = l.meeting AND v.person = l.person "
    "WHERE l.uid = $1 AND l.is_last = 1"};
constexpr db::Statement select_mail = {"mail_in.address_of",
                                       "SELECT mail FROM person_reached WHERE person = $1"};
constexpr db::Statement refuse_mail = {
    "mail_in.refuse", "UPDATE invitation_mail SET state = 'refused', ended_at = $2, answer = $3 "
                      "WHERE id = $1 AND state = 'sent'"};
constexpr db::Statement select_refused = {
    "mail_in.refused", "SELECT meeting, person FROM invitation_mail WHERE id = $1"};
constexpr db::Statement select_leftovers = {
    "mail_in.leftovers",
    "SELECT i.received_at, i.outcome, p.id, CASE WHEN p.protected = 0 THEN p.name ELSE '' END FROM "
    "mail_in i JOIN person p ON p.id = i.person WHERE i.meeting = $1 AND i.state = 'kept' ORDER BY "
    "i.received_at DESC, i.id LIMIT 50"};

bool is_acted(Outcome outcome) {
    return outcome == Outcome::answered || outcome == Outcome::undelivered;
}

About about_at(const db::Row& row) {
    return {row.id<meetings::MeetingId>(0), row.id<people::PersonId>(1)};
}

} // namespace

bool insert(db::Session& session, IncomingId id, std::string_view sha256) {
    return session.execute(insert_mail, {id, sha256, to_text(session.now())}) == 1;
}

std::optional<std::string> waiting(db::Session& session, IncomingId id) {
    return session.text(select_waiting, {id});
}

void end(db::Session& session, IncomingId id, Outcome outcome, const std::optional<About>& about) {
    const auto meeting = about ? std::optional(about->meeting) : std::nullopt;
    const auto person = about ? std::optional(about->person) : std::nullopt;
    session.execute(end_mail, {id, is_acted(outcome) ? "acted" : "kept", outcomes.text(outcome),
                               meeting, person});
}

std::optional<Addressed> addressed(db::Session& session, std::string_view uid) {
    std::optional<Addressed> found;
    session.query(select_addressed, {uid}, [&](const db::Row& row) {
        found.emplace(Addressed{about_at(row), row.string(2), row.optional_id<InvitationId>(3)});
    });
    return found;
}

std::optional<people::PersonId> of_address(db::Session& session, const std::vector<NamedId>& among,
                                           std::string_view mail) {
    for (const NamedId& each : among)
        if (const auto own = session.text(select_mail, {each.id});
            own && mail::is_same_address(*own, mail))
            return people::PersonId::parse(each.id);
    return std::nullopt;
}

std::optional<About> refuse(db::Session& session, std::string_view mail, std::string_view answer) {
    if (session.execute(refuse_mail, {mail, to_text(session.now()), answer}) == 0)
        return std::nullopt;
    std::optional<About> about;
    session.query(select_refused, {mail}, [&](const db::Row& row) { about = about_at(row); });
    return about;
}

std::vector<Leftover> leftovers(db::Session& session, meetings::MeetingId meeting) {
    std::vector<Leftover> found;
    session.query(select_leftovers, {meeting}, [&](const db::Row& row) {
        found.push_back(
            {row.instant(0), outcomes.require(row.text(1)), {row.string(2), row.string(3)}});
    });
    return found;
}

} // namespace radslag::invitations::incoming::store
