// The notes as a Word file. See pages.hpp; template_pages.cpp has the body's template.
#include "meetings/word/pages.hpp"

#include "meetings/views.hpp"
#include "meetings/word/word_view.hpp"

namespace radslag::meetings::word::pages {

namespace {

/// A meeting as the reader may see it, with the template of its body.
struct Asked {
    store::ShownMeeting meeting;
    std::optional<NoteTemplate> file;
};

std::optional<Asked> asked_for(const Site& site, const Request& request) {
    const auto id = MeetingId::parse(request.parameter("id"));
    if (!id)
        return std::nullopt;
    return site.database().reading([&](db::Session& session) -> std::optional<Asked> {
        auto meeting = store::meeting(session, request.caller.reader(), *id);
        if (!meeting || (meeting->points.empty() && meeting->turns.empty()))
            return std::nullopt;
        auto file = template_of(session, meeting->body);
        return Asked{std::move(*meeting), std::move(file)};
    });
}

Result<docx::Template> template_for(const documents::Files& files, const Asked& asked) {
    if (asked.file)
        return load_template(files, *asked.file);
    return docx::Template::plain(title_field, notes_field, fields(), language_tag(asked.meeting));
}

} // namespace

Result<Response> notes(const Site& site, const documents::Files& files, Request& request) {
    const auto asked = asked_for(site, request);
    if (!asked)
        return site::not_found();
    const auto used = template_for(files, *asked);
    if (!used)
        return tl::unexpected<Error>(used.error());
    const std::string name = views::heading_of(request.language, asked->meeting) + ".docx";
    auto file = http::download_of(used->filled(filling_of(request.language, asked->meeting, *used)),
                                  docx::content_type(), name)
                    .with("Cache-Control", "private, no-cache")
                    .with("Vary", "Cookie, Accept-Language");
    if (asked->meeting.demonstration)
        file.headers.set("X-Robots-Tag", "noindex");
    return file;
}

} // namespace radslag::meetings::word::pages
