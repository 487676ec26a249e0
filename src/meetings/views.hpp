// How meetings look: the list, and one meeting in the shape of its notes.
#pragma once

#include "bodies/sight.hpp"
#include "meetings/list_store.hpp"
#include "meetings/parts.hpp"
#include "platform/site/list.hpp"

namespace radslag::meetings::views {

html::Html meeting_list(const site::List& list, const std::vector<store::ListedMeeting>& meetings);

/// What stands in <main> on the page of one meeting. `seen` decides what is late.
html::Html meeting(i18n::Language language, const store::ShownMeeting& meeting,
                   const bodies::AsSeen& seen);

/// Its two parts, for the print: heading with facts, and the notes with all that belongs to them.
html::Html meeting_head(i18n::Language language, const store::ShownMeeting& meeting, Medium medium);
html::Html meeting_notes(i18n::Language language, const store::ShownMeeting& meeting,
                         const bodies::AsSeen& seen, Medium medium);

/// What stands until a PDF of the meeting is made.
html::Html being_printed(i18n::Language language, std::string_view heading, MeetingId id);

/// "Tjänstemannaforum 18 november 2016", or the printed title where the day is not known.
std::string heading_of(i18n::Language language, const store::ShownMeeting& meeting);

/// "10.00–15.00"; empty where no hour is known.
std::string hours_of(i18n::Language language, const store::ShownMeeting& meeting);

} // namespace radslag::meetings::views
