// The handlers of the notes as a Word file and of the template that a body has for it;
// meetings/routes.hpp lists them.
#pragma once

#include "documents/files.hpp"
#include "meetings/notes_store.hpp"
#include "meetings/word/templates.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::word::pages {

using http::Request;
using http::Response;
using site::Site;

/// The notes, out of the body's template where it has one, for whoever may read the meeting.
Result<Response> notes(const Site& site, const documents::Files& files, Request& request);

/// A meeting as a reader may see it, with the template of its body.
struct NotesForWord {
    store::ShownMeeting meeting;
    std::optional<NoteTemplate> file;
};
/// Nothing for a meeting that is not there for this reader, or has neither points nor words.
std::optional<NotesForWord> notes_for(const Site& site, const auth::Reader& reader, MeetingId id);
/// The Word file. Errors: those of a template that cannot be used.
Result<std::string> file_of(const documents::Files& files, const NotesForWord& notes,
                            i18n::Language language);

/// The body's template: which fields it has, and the form by which another one comes.
Result<Response> show_template(const Site& site, const documents::Files& files, Request& request);
Result<Response> take_template(const Site& site, const documents::Files& files, Request& request);
Result<Response> remove_template(const Site& site, Request& request);
/// The file as it was sent.
Result<Response> template_file(const Site& site, const documents::Files& files, Request& request);

} // namespace radslag::meetings::word::pages
