// The notes as a Word file. See pages.hpp; template_pages.cpp has the body's template.
#include "meetings/word/pages.hpp"

#include "meetings/views.hpp"
#include "meetings/word/word_view.hpp"

namespace radslag::meetings::word::pages {

std::optional<NotesForWord> notes_for(const Site& site, const auth::Reader& reader, MeetingId id) {
    return site.database().reading([&](db::Session& session) -> std::optional<NotesForWord> {
        auto meeting = store::meeting(session, reader, id);
        if (!meeting || (meeting->points.empty() && meeting->turns.empty()))
            return std::nullopt;
        auto file = template_of(session, meeting->body);
        return NotesForWord{std::move(*meeting), std::move(file)};
    });
}

Result<std::string> file_of(const documents::Files& files, const NotesForWord& notes,
                            i18n::Language language) {
    const auto used = notes.file
                          ? load_template(files, *notes.file)
                          : Result<docx::Template>(docx::Template::plain(
                                title_field, notes_field, fields(), language_tag(notes.meeting)));
    if (!used)
        return tl::unexpected<Error>(used.error());
    return used->filled(filling_of(language, notes.meeting, *used));
}

Result<Response> notes(const Site& site, const documents::Files& files, Request& request) {
    const auto id = MeetingId::parse(request.parameter("id"));
    const auto asked = id ? notes_for(site, request.caller.reader(), *id) : std::nullopt;
    if (!asked)
        return site::not_found();
    const auto made = file_of(files, *asked, request.language);
    if (!made)
        return tl::unexpected<Error>(made.error());
    const std::string name =
        meetings::views::heading_of(request.language, asked->meeting) + ".docx";
    auto file = http::download_of(*made, docx::content_type(), name)
                    .with("Cache-Control", "private, no-cache")
                    .with("Vary", "Cookie, Accept-Language");
    if (asked->meeting.demonstration)
        file.headers.set("X-Robots-Tag", "noindex");
    return file;
}

} // namespace radslag::meetings::word::pages
