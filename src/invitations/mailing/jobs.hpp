// The work behind the mails: finding whom they are to reach, some at a time, and sending each.
#pragma once

#include "invitations/mailing/letter.hpp"

namespace radslag::invitations::mailing {

/// Puts mails into the queue for tell(). The database must outlive it.
jobs::Kind telling(db::Database& database);

/// Sends one mail (platform/mail/outgoing.hpp). All must outlive it.
jobs::Kind sending(db::Database& database, mail::Transport& transport, const mail::Sender& sender);

} // namespace radslag::invitations::mailing
