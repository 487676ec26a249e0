// See store.hpp.
#include "invitations/needs/store.hpp"

namespace radslag::invitations::needs::store {

namespace {

constexpr db::Statement select_needs = {
    "need.get", "SELECT diet, access FROM invitation_need WHERE invitation = $1"};
constexpr db::Statement select_told = {
    "need.of_meeting", "SELECT n.invitation, n.diet, n.access FROM invitation v JOIN "
                       "invitation_need n ON n.invitation = v.id WHERE v.meeting = $1"};
constexpr db::Statement upsert_needs = {
    "need.put", "INSERT INTO invitation_need (invitation, diet, access) VALUES ($1, $2, $3) ON "
                "CONFLICT (invitation) DO UPDATE SET diet = excluded.diet, access = "
                "excluded.access"};
constexpr db::Statement delete_needs = {"need.forget",
                                        "DELETE FROM invitation_need WHERE invitation = $1"};
// Looks through what is told for meetings to come, and no more is ever kept.
constexpr db::Statement delete_over = {
    "need.forget_over",
    "DELETE FROM invitation_need WHERE EXISTS (SELECT 1 FROM invitation v JOIN meeting m ON m.id = "
    "v.meeting WHERE v.id = invitation_need.invitation AND (coalesce(m.end_day, m.day) < $1 OR "
    "m.state = 'cancelled'))"};

} // namespace

Needs needs_of(db::Session& session, InvitationId invitation) {
    Needs found;
    session.query(select_needs, {invitation}, [&](const db::Row& row) {
        found = {row.string(0), row.string(1)};
    });
    return found;
}

std::vector<Told> told_for(db::Session& session, meetings::MeetingId meeting) {
    std::vector<Told> found;
    session.query(select_told, {meeting}, [&](const db::Row& row) {
        found.push_back({row.id<InvitationId>(0), {row.string(1), row.string(2)}});
    });
    return found;
}

void put(db::Session& session, InvitationId invitation, const Needs& needs) {
    session.execute(upsert_needs, {invitation, needs.diet, needs.access});
}

void forget(db::Session& session, InvitationId invitation) {
    session.execute(delete_needs, {invitation});
}

void forget_over(db::Session& session, Day today) {
    session.execute(delete_over, {to_text(today)});
}

} // namespace radslag::invitations::needs::store
