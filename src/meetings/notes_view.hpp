// The notes of a meeting: points with what was presented, raised, said, noted and decided.
// turn_view.hpp shows the single turn; views.hpp puts the page round them.
#pragma once

#include "meetings/parts.hpp"

namespace radslag::meetings::views {

html::Html points(i18n::Language language, const store::ShownMeeting& meeting, Day today,
                  Medium medium);
html::Html footnotes(i18n::Language language, const store::ShownMeeting& meeting, Medium medium);

/// "23 % dialogue": a bar with its words, smaller under a point than for the whole meeting.
enum class BarSize { point, meeting };
html::Html share(i18n::Language language, const Words& words, BarSize size);

} // namespace radslag::meetings::views
