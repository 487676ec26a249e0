// The points of a meeting as blocks of a Word file. word_view.hpp puts the rest round them.
#pragma once

#include "meetings/notes_store.hpp"
#include "platform/docx/content.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::meetings::word {

/// Where links of the agenda lead to.
std::string bookmark_of(const store::ShownPoint& point);

/// Adds all points and what was said at them, and last the footnotes of no point whose marks stand
/// nowhere.
void add_points(i18n::Language language, const store::ShownMeeting& meeting,
                docx::Content& content);

} // namespace radslag::meetings::word
