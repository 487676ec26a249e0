// How meetings look: the list, and one meeting in the shape of its notes.
#pragma once

#include "meetings/reading_store.hpp"
#include "platform/html/elements.hpp"

namespace radslag::meetings::views {

struct MeetingList {
    std::vector<store::ListedMeeting> meetings;
    std::vector<int> years;
    std::optional<int> year; ///< chosen
    std::int64_t skip = 0;
    std::int64_t most = 50; ///< on one page
};
html::Html meeting_list(i18n::Language language, const MeetingList& list, const html::Url& here);

/// A body with its meetings and parties.
html::Html body(i18n::Language language, const store::ShownBody& body, const MeetingList& list,
                const html::Url& here);

/// What stands in <main> on the page of one meeting. `today` decides what is late.
html::Html meeting(i18n::Language language, const store::ShownMeeting& meeting, Day today);

/// "Tjänstemannaforum 18 november 2016", or the printed title where the day is not known.
std::string heading_of(i18n::Language language, const store::ShownMeeting& meeting);

} // namespace radslag::meetings::views
