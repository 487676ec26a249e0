// Needs in the database; who may read them is decided by whoever asks.
#pragma once

#include "invitations/needs/needs.hpp"

namespace radslag::invitations::needs::store {

Needs needs_of(db::Session& session, InvitationId invitation);
std::vector<Told> told_for(db::Session& session, meetings::MeetingId meeting);
void put(db::Session& session, InvitationId invitation, const Needs& needs);
void forget(db::Session& session, InvitationId invitation);
void forget_over(db::Session& session, Day today);

} // namespace radslag::invitations::needs::store
