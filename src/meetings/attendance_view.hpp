// Who was there, by side and organisation; who was not, who stood in for whom, and the parties for
// which the notes name nobody.
#pragma once

#include "meetings/notes_store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::meetings::views {

/// Sections of the page; nothing where the notes name nobody.
html::Html attendance(i18n::Language language, const store::ShownMeeting& meeting);

} // namespace radslag::meetings::views
