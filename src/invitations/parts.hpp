// Invitations where another feature shows them: on the desk of whoever is invited.
#pragma once

#include "invitations/actions.hpp"
#include "platform/html/elements.hpp"

namespace radslag::invitations::parts {

/// Where it is answered.
html::Url url_of(InvitationId id);

/// The page of the meeting.
inline html::Url meeting_url(meetings::MeetingId id) {
    return html::Url::path("/meetings") / id.text();
}

/// Where an identity is protected, that in place of the name.
std::string name_of(i18n::Language language, const NamedId& person);

/// "4 May 2026, 09:30, Stockholm", of what is known.
std::string when_and_where(i18n::Language language, const std::optional<Day>& day,
                           const std::optional<std::string>& start_time,
                           const std::optional<std::string>& venue);

/// A list of them; nothing where all is answered.
html::Html unanswered(i18n::Language language, const std::vector<Unanswered>& invitations);

} // namespace radslag::invitations::parts
