// What those who come to a meeting need, in food and to take part. Whoever is invited tells it, and
// the secretariat that calls the meeting reads it; it is no record, and is forgotten after the
// meeting.
#pragma once

#include "invitations/invitations.hpp"
#include "platform/db/database.hpp"

namespace radslag::invitations::needs {

constexpr std::size_t longest = 300; ///< characters of each

/// In the words of whoever told it; empty: nothing.
struct Needs {
    std::string diet;
    std::string access;

    bool operator==(const Needs&) const = default;
};

/// What is still needed by somebody who answers so: no food remotely, nothing by whoever is absent.
Needs as_answered(Needs told, Answer answer);

Needs needs_of(db::Session& session, InvitationId invitation);
/// In place of what was told before. Works in any action, beside the ledger.
void keep(db::Session& session, InvitationId invitation, const Needs& needs);

/// Of one who comes to the room or takes part remotely.
struct Told {
    InvitationId invitation;
    Needs needs;
};
/// Of everybody who is invited to the meeting, in no order.
std::vector<Told> told_for(db::Session& session, meetings::MeetingId meeting);

/// So many who come eat so.
struct Meal {
    std::string diet; ///< as it was told; empty: nothing special
    std::int64_t people = 0;

    bool operator==(const Meal&) const = default;
};
/// What is to be ordered for `in_the_room` persons: what many told in the same words, in whatever
/// case, once; nothing special first, then by how many.
std::vector<Meal> meals(std::int64_t in_the_room, const std::vector<Told>& told);

/// Forgets what was told for meetings that ended before `today`, or are cancelled.
Result<void> forget_over(db::Database& database, Day today);

} // namespace radslag::invitations::needs
