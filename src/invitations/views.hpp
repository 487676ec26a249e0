// How invitations look: those of a meeting, with the answers.
#pragma once

#include "invitations/actions.hpp"
#include "platform/html/elements.hpp"

namespace radslag::invitations::views {

/// "In the room": a choice; "comes to the room": what somebody has answered.
std::string_view label_of(i18n::Language language, Answer answer);
std::string_view word_of(i18n::Language language, Answer answer);
html::Html called(i18n::Language language, const CalledMeeting& called, Day today,
                  bool mail_goes_out, const std::string& form_token);

} // namespace radslag::invitations::views
