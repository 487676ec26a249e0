// How meetings look: the list, and one meeting in the shape of its notes.
#pragma once

#include "meetings/parts.hpp"

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

/// Its two parts, for the print: heading with facts, and the notes with all that belongs to them.
html::Html meeting_head(i18n::Language language, const store::ShownMeeting& meeting, Medium medium);
html::Html meeting_notes(i18n::Language language, const store::ShownMeeting& meeting, Day today,
                         Medium medium);

/// What stands until the PDF of the minutes is made.
html::Html being_printed(i18n::Language language, MeetingId id);

/// "Tjänstemannaforum 18 november 2016", or the printed title where the day is not known.
std::string heading_of(i18n::Language language, const store::ShownMeeting& meeting);

} // namespace radslag::meetings::views
