// See store.hpp.
#include "invitations/store.hpp"

#include "platform/db/joined.hpp"
#include "platform/db/named.hpp"

namespace radslag::invitations::store {

namespace {

using ledger::Write;

// Whoever has a protected identity is invited as everybody is, and named nowhere.
constexpr db::Sql invited =
    "SELECT v.id, v.version, p.id, CASE WHEN p.protected = 0 THEN p.name ELSE '' END, v.party, "
    "o.id, o.name, q.id, CASE WHEN q.protected = 0 THEN q.name ELSE '' END, t.id, CASE WHEN "
    "t.protected = 0 THEN t.name ELSE '' END, v.answer, v.answered_at, l.state, "
    "coalesce(l.ended_at, l.queued_at), l.answer, v.is_guest, v.slot_start, v.slot_end";
constexpr db::Sql from_invitation =
    " FROM invitation v JOIN person p ON p.id = v.person LEFT JOIN party y ON y.id = v.party LEFT "
    "JOIN organisation o ON o.id = coalesce(y.organisation, v.organisation) LEFT JOIN invitation f "
    "ON f.id = v.stands_in_for "
    "LEFT JOIN person q ON q.id = f.person LEFT JOIN invitation s ON s.stands_in_for = v.id LEFT "
    "JOIN person t ON t.id = s.person LEFT JOIN invitation_mail l ON l.meeting = v.meeting AND "
    "l.person = v.person AND l.is_last = 1";
constexpr db::Statement select_of_meeting = {
    "invitation.of_meeting",
    db::joined<invited, from_invitation,
               " WHERE v.meeting = $1 ORDER BY v.is_guest, o.sort_key NULLS LAST, p.protected, "
               "p.sort_key, v.id LIMIT 3000">};
constexpr db::Statement select_presences = {
    "invitation.presences",
    "SELECT person, presence FROM attendance WHERE meeting = $1 AND person IS NOT NULL ORDER BY "
    "position"};
constexpr db::Statement select_invitation = {
    "invitation.get",
    db::joined<invited,
               ", m.id, m.title, b.id, b.name, b.demonstration, m.day, m.start_time, m.venue, "
               "m.state",
               from_invitation,
               " JOIN meeting m ON m.id = v.meeting JOIN body b ON b.id = m.body WHERE v.id = $1">};
constexpr db::Statement select_uninvited = {
    "invitation.uninvited",
    "SELECT p.id, CASE WHEN p.protected = 0 THEN p.name ELSE '' END, d.party FROM mandate d JOIN "
    "person p ON p.id = d.person WHERE d.body = "
    "$2 AND d.kind = 'ordinary' AND (d.from_day IS NULL OR d.from_day <= $3) AND (d.to_day IS NULL "
    "OR d.to_day >= $3) AND NOT EXISTS (SELECT 1 FROM invitation v WHERE v.meeting = $1 AND "
    "v.person = d.person) ORDER BY p.protected, p.sort_key, p.id, d.id LIMIT $4"};
constexpr db::Statement select_called = {
    "invitation.called_meeting",
    "SELECT body, day FROM meeting WHERE id = $1 AND state = 'called' AND day IS NOT NULL"};
constexpr db::Statement select_may_stand_in = {
    "invitation.may_stand_in",
    "SELECT DISTINCT p.id, p.name, p.sort_key FROM mandate d JOIN person p ON p.id = d.person "
    "WHERE d.party = $1 AND p.protected = 0 AND (d.from_day IS NULL OR d.from_day <= $2) AND "
    "(d.to_day IS NULL OR d.to_day >= $2) AND NOT EXISTS (SELECT 1 FROM invitation v WHERE "
    "v.meeting = $3 AND v.person = d.person AND (v.stands_in_for IS NULL OR v.stands_in_for <> "
    "$4)) ORDER BY p.sort_key, p.id LIMIT 200"};
constexpr db::Statement select_of_person = {
    "invitation.of_person", "SELECT id FROM invitation WHERE meeting = $1 AND person = $2"};
constexpr db::Statement select_stand_in = {"invitation.stand_in",
                                           "SELECT id FROM invitation WHERE stands_in_for = $1"};
constexpr db::Statement select_unanswered = {
    "invitation.unanswered",
    "SELECT v.id, m.title, b.name, m.day, m.start_time, m.venue FROM invitation v JOIN meeting m "
    "ON m.id = v.meeting JOIN body b ON b.id = m.body WHERE v.person = $1 AND v.answer IS NULL AND "
    "m.day >= $2 AND m.state IN ('planned', 'called') ORDER BY m.day, v.id LIMIT 50"};
constexpr Write insert_invitation = {
    "invitation",
    {"invitation.insert",
     "INSERT INTO invitation (id, version, meeting, person, party, stands_in_for, invited_at) "
     "VALUES ($1, 1, $2, $3, $4, $5, $6) RETURNING *"}};
constexpr Write insert_invited_guest = {
    "invitation",
    {"invitation.insert_guest",
     "INSERT INTO invitation (id, version, meeting, person, organisation, slot_start, slot_end, "
     "is_guest, invited_at) VALUES ($1, 1, $2, $3, $4, $5, $6, 1, $7) RETURNING *"}};
constexpr Write update_answer = {
    "invitation",
    {"invitation.answer", "UPDATE invitation SET version = version + 1, answer = $2, answered_at = "
                          "$3 WHERE id = $1 RETURNING *"}};
constexpr Write delete_invitation = {
    "invitation", {"invitation.delete", "DELETE FROM invitation WHERE id = $1 RETURNING *"}};

/// Of the columns that both statements begin with.
Invitation invitation_at(const db::Row& row) {
    Invitation found{.id = row.id<InvitationId>(0)};
    found.version = row.integer(1);
    found.person = {row.string(2), row.string(3)};
    found.party = row.optional_id<bodies::PartyId>(4);
    found.organisation = db::named_at<NamedId>(row, 5);
    found.stands_in_for = db::named_at<NamedId>(row, 7);
    found.substitute = db::named_at<NamedId>(row, 9);
    if (!row.is_null(11)) {
        found.answer = answers.require(row.text(11));
        found.answered_at = row.instant(12);
    }
    if (!row.is_null(13))
        found.mail = LastMail{mail::states.require(row.text(13)), row.instant(14), row.string(15)};
    found.is_guest = row.integer(16) != 0;
    found.slot = {row.optional_text(17), row.optional_text(18)};
    return found;
}

std::optional<InvitationId> id_of(db::Session& session, const db::Statement& statement,
                                  std::initializer_list<db::Parameter> parameters) {
    std::optional<InvitationId> found;
    session.query(statement, parameters,
                  [&](const db::Row& row) { found = row.id<InvitationId>(0); });
    return found;
}

} // namespace

std::vector<Invitation> invitations_of(db::Session& session, meetings::MeetingId meeting) {
    std::vector<Invitation> found;
    session.query(select_of_meeting, {meeting},
                  [&](const db::Row& row) { found.push_back(invitation_at(row)); });
    return found;
}

std::vector<Holder> uninvited(db::Session& session, meetings::MeetingId meeting,
                              bodies::BodyId body, Day day, int most) {
    std::vector<Holder> found;
    session.query(select_uninvited, {meeting, body, to_text(day), most}, [&](const db::Row& row) {
        const auto person = row.id<people::PersonId>(0);
        if (found.empty() || found.back().person != person) // who holds two mandates comes twice
            found.push_back({person, row.string(1), row.optional_id<bodies::PartyId>(2)});
    });
    return found;
}

std::optional<Called> called(db::Session& session, meetings::MeetingId meeting) {
    std::optional<Called> found;
    session.query(select_called, {meeting}, [&](const db::Row& row) {
        found = Called{row.id<bodies::BodyId>(0), row.day(1)};
    });
    return found;
}

std::vector<NamedId> may_stand_in(db::Session& session, const AnswerableInvitation& of) {
    std::vector<NamedId> found;
    if (of.party && of.day)
        session.query(select_may_stand_in, {*of.party, to_text(*of.day), of.meeting, of.id},
                      [&](const db::Row& row) {
                          if (row.text(0) != of.person.id)
                              found.push_back({row.string(0), row.string(1)});
                      });
    return found;
}

std::vector<std::pair<std::string, meetings::Presence>> presences_at(db::Session& session,
                                                                     meetings::MeetingId meeting) {
    std::vector<std::pair<std::string, meetings::Presence>> found;
    session.query(select_presences, {meeting}, [&](const db::Row& row) {
        found.emplace_back(row.string(0), meetings::presences.require(row.text(1)));
    });
    return found;
}

std::optional<AnswerableInvitation> invitation(db::Session& session, InvitationId id) {
    std::optional<AnswerableInvitation> found;
    session.query(select_invitation, {id}, [&](const db::Row& row) {
        found.emplace(AnswerableInvitation{
            invitation_at(row), row.id<meetings::MeetingId>(19), row.string(20),
            row.id<bodies::BodyId>(21), row.string(22), row.integer(23) != 0, row.optional_day(24),
            row.optional_text(25), row.optional_text(26),
            meetings::meeting_states.require(row.text(27))});
    });
    return found;
}

std::optional<InvitationId> invitation_of(db::Session& session, meetings::MeetingId meeting,
                                          std::string_view person) {
    return id_of(session, select_of_person, {meeting, person});
}

std::vector<Unanswered> unanswered(db::Session& session, std::string_view person, Day today) {
    std::vector<Unanswered> found;
    session.query(select_unanswered, {person, to_text(today)}, [&](const db::Row& row) {
        found.push_back({row.id<InvitationId>(0), row.string(1), row.string(2), row.optional_day(3),
                         row.optional_text(4), row.optional_text(5)});
    });
    return found;
}

void insert(ledger::Act& act, InvitationId id, meetings::MeetingId meeting, people::PersonId person,
            const std::optional<bodies::PartyId>& party,
            const std::optional<InvitationId>& stands_in_for) {
    act.add(insert_invitation,
            {id, meeting, person, party, stands_in_for, to_text(act.session().now())});
}

void insert_guest(ledger::Act& act, InvitationId id, meetings::MeetingId meeting,
                  const guests::Guest& guest) {
    act.add(insert_invited_guest, {id, meeting, guest.person, guest.organisation, guest.slot.start,
                                   guest.slot.end, to_text(act.session().now())});
}

void update(ledger::Act& act, InvitationId id, Answer answer) {
    act.write(update_answer, {id, answers.text(answer), to_text(act.session().now())});
}

std::optional<InvitationId> stand_in_of(db::Session& session, InvitationId id) {
    return id_of(session, select_stand_in, {id});
}

void erase(ledger::Act& act, InvitationId id) {
    act.erase(delete_invitation, {id});
}

} // namespace radslag::invitations::store
