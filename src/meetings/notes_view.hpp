// The notes of a meeting: points with what was presented, raised, said, noted and decided.
// turn_view.hpp shows the single turn; views.hpp puts the page round them.
#pragma once

#include "meetings/turn_view.hpp"

namespace radslag::meetings::views {

/// `turn_view` is of the same meeting and medium.
html::Html points(i18n::Language language, const store::ShownMeeting& meeting,
                  const bodies::AsSeen& seen, const TurnView& turn_view, Medium medium);
html::Html footnotes(i18n::Language language, const store::ShownMeeting& meeting,
                     const TurnView& turn_view);

/// "Basis: tell which … , 17 of 21 have answered", with the way to the answers.
html::Html basis_line(i18n::Language language, const store::Basis& basis);

/// "23 % dialogue": a bar with its words, smaller under a point than for the whole meeting.
enum class BarSize { point, meeting };
html::Html share(i18n::Language language, const Words& words, BarSize size);

} // namespace radslag::meetings::views
