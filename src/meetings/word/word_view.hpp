// The notes of a meeting as what is filled into a Word file, in the shape that notes have: facts,
// who was there, agenda, points with what was said, noted and decided. The page and the print show
// the same (meetings/notes_view.hpp); points_view.hpp has the points.
#pragma once

#include "meetings/notes_store.hpp"
#include "meetings/word/templates.hpp"
#include "platform/i18n/language.hpp"

namespace radslag::meetings::word {

/// It holds what is in `meeting`, so what its reader may read, and nothing of the day: it stays the
/// same until the record changes. What the template shows by its fields does not stand in the notes
/// a second time.
docx::Filling filling_of(i18n::Language language, const store::ShownMeeting& meeting,
                         const docx::Template& used);

/// The language of what was said, as Word names it: "sv-SE".
std::string language_tag(const store::ShownMeeting& meeting);

} // namespace radslag::meetings::word
