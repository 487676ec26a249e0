// How far the notes of a meeting have come, and what was put right in them, as the page and the
// print of the meeting say it. The steps themselves are on a page of src/minutes.
#pragma once

#include "meetings/parts.hpp"

namespace radslag::meetings::views {

/// "out for comment until 3 December 2026"; nothing where the notes go no such way.
std::string minute_words(i18n::Language language, const store::ShownMeeting& meeting);

/// By whom what is not published yet is read; nothing for those who do not read it.
std::string draft_words(i18n::Language language, const store::ShownMeeting& meeting);
/// Above the notes, for those who read what is not published yet: that it is a draft.
html::Html draft_note(i18n::Language language, const store::ShownMeeting& meeting);

/// What was put right about one turn; with none, about the whole.
html::Html corrections(i18n::Language language, const store::ShownMeeting& meeting,
                       const std::optional<TurnId>& turn);

} // namespace radslag::meetings::views
