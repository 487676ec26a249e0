// The points of a meeting as blocks of a Word file. word_view.hpp puts the rest round them.
#pragma once

#include "meetings/notes_store.hpp"
#include "platform/docx/content.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::meetings::word {

/// Adds all points and what was said at them, and last the footnotes of no point whose marks stand
/// nowhere. Each point has a bookmark, to which the agenda leads, and each turn one from its first
/// word on: by them the file is read when it comes back (marks.hpp).
void add_points(i18n::Language language, const store::ShownMeeting& meeting,
                docx::Content& content);

} // namespace radslag::meetings::word
