// How a debrief looks, on the screen and in print.
#pragma once

#include "bodies/sight.hpp"
#include "meetings/debrief/store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::meetings::debrief::views {

/// "For Region Dalarna", "For the theme Landsbygd"; empty for the whole meeting.
std::string concern_words(i18n::Language language, const meetings::store::ShownMeeting& meeting,
                          const Concern& concern, const std::vector<store::Theme>& themes);

html::Html debrief(i18n::Language language, const meetings::store::ShownMeeting& meeting,
                   const Concern& concern, const store::Themes& themes, const bodies::AsSeen& seen);

} // namespace radslag::meetings::debrief::views
