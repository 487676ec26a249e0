// The notes of a meeting: points with what was presented, raised, said and noted, each sentence
// with its mark. views.hpp puts the page round them.
#pragma once

#include "meetings/reading_store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::meetings::views {

html::Html points(i18n::Language language, const store::ShownMeeting& meeting, Day today);
html::Html footnotes(i18n::Language language, const store::ShownMeeting& meeting);

} // namespace radslag::meetings::views
