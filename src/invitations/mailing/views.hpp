// How the mails of a meeting look: where they stand, and what they say.
#pragma once

#include "invitations/actions.hpp"
#include "invitations/mailing/letter.hpp"
#include "platform/html/elements.hpp"

namespace radslag::invitations::mailing::views {

/// "the mail was sent 4 May 2026": of the newest mail to somebody.
html::Html state_of(i18n::Language language, const LastMail& mail);

/// Where the mails stand, with a button for each of those that can be written.
html::Html progress(i18n::Language language, const CalledMeeting& called, bool mail_goes_out,
                    const std::string& form_token);

/// What letter() writes, for whoever wants to see it first.
html::Html preview(i18n::Language language, const mail::Sender& sender, const Facts& facts,
                   const Addressee& to, Kind kind);

} // namespace radslag::invitations::mailing::views
