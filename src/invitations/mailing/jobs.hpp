// The work behind the mails: finding whom they are to reach, some at a time, and sending each.
#pragma once

#include "invitations/mailing/letter.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/mail/transport.hpp"

namespace radslag::invitations::mailing {

/// Puts mails into the queue for tell(). The database must outlive it.
jobs::Kind telling(db::Database& database);

/// Sends one mail: what the server takes is marked as sent, what it refuses for good as refused,
/// and all else is tried again for a day and a half. A program that is killed between the server's
/// answer and the mark sends the same mail again, with the same Message-ID. All must outlive it.
jobs::Kind sending(db::Database& database, mail::Transport& transport, Sender sender);

} // namespace radslag::invitations::mailing
