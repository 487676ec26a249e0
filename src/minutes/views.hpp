// How the way of the notes looks: its steps, what can be done now, comments and approvals.
#pragma once

#include "minutes/actions.hpp"
#include "platform/html/elements.hpp"

#include <string>

namespace radslag::minutes::views {

/// What stands in <main> on the page of the notes. `token` is the request's form token.
html::Html notes(i18n::Language language, const Notes& notes, const auth::Caller& caller, Day today,
                 const std::string& token);

/// One comment with the passage that it is about.
html::Html comment(i18n::Language language, const Comment& comment);

} // namespace radslag::minutes::views
