// The page on which files join a meeting; see pages.hpp.
#include "imports/attachments.hpp"
#include "imports/pages.hpp"
#include "imports/views.hpp"
#include "meetings/editing/parts.hpp"
#include "platform/i18n/text.hpp"

#include <fstream>

namespace radslag::imports::pages {

using html::Url;
using i18n::tr;
using site::FieldKind;
using site::FormReader;
using site::Need;

namespace {

std::optional<Awaited> awaited_in(const Site& site, const Request& request) {
    return site::found_by_id<meetings::MeetingId>(
        site, request, [&](db::Session& session, meetings::MeetingId id) -> std::optional<Awaited> {
            auto found = awaited(session, request.caller, id);
            return found ? std::optional(std::move(*found)) : std::nullopt;
        });
}

site::RecordForm form_of(const Site& site, Request& request, const Awaited& found) {
    const i18n::Language language = request.language;
    const Url here = Url::path("/meetings") / found.meeting.id.text();
    auto form = meetings::editing::form_under(
        site, request, found.meeting, tr(language, "Files of the meeting"), here / "attachments");
    std::vector<html::Choice> places{{"", std::string(tr(language, "The meeting as a whole"))}};
    for (const meetings::AttachingPoint& point : found.points)
        places.push_back({std::string(point.id.text()), point.name});
    form.lead = tr(language, "A new document goes along with the notice, numbered by its point, "
                             "and is read by whoever may read the point, or by fewer.");
    form.fields = {{"file", tr(language, "File"), FieldKind::file, Need::required},
                   {"point", tr(language, "Point"), FieldKind::choice, Need::optional, "", places},
                   {"title", tr(language, "What it is called"), FieldKind::line, Need::optional,
                    tr(language, "Leave it empty for the name of the file.")}};
    meetings::editing::add_narrowing_fields(language, form.fields);
    form.values = http::Values();
    form.values.add("readers", "as_above");
    form.button = tr(language, "Attach");
    form.script = "review.js";
    form.below = views::attachments(language, found, request.form_token());
    return form;
}

std::vector<std::byte> bytes_of(const http::Upload& upload) {
    std::ifstream file(upload.path, std::ios::binary);
    std::vector<std::byte> bytes(upload.size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

/// A new document, by the fields of the form.
Result<site::Saved> take_new(const Desk& desk, const Request& request, const Awaited& found,
                             FormReader& form) {
    meetings::AttachmentEdit edit;
    edit.point = form.id<meetings::PointId>("point", Need::optional);
    edit.words = form.text("title", Need::optional, 500);
    edit.narrowing = meetings::editing::read_narrowing(form);
    if (request.uploads.empty())
        form.wrong("file", Message{"Choose at least one file.", {}});
    return form.when_good([&] {
        const http::Upload& upload = request.uploads.front();
        const auto bytes = bytes_of(upload);
        return site::saved_at(attach_document(desk.site.database(), desk.files, request.caller,
                                              found.meeting.id, edit, {upload.name, bytes},
                                              desk.site.today()),
                              Url::path("/meetings") / found.meeting.id.text());
    });
}

/// The file that was promised, by a form of its own.
Result<site::Saved> take_promised(const Desk& desk, const Request& request, const Awaited& found,
                                  meetings::AttachmentId promised) {
    if (request.uploads.empty())
        return failure(ErrorCode::invalid, "Choose at least one file.");
    const http::Upload& upload = request.uploads.front();
    const auto bytes = bytes_of(upload);
    const auto done = imports::attach(desk.site.database(), desk.files, request.caller,
                                      found.meeting.id, promised, {upload.name, bytes});
    if (!done && done.error().code == ErrorCode::conflict) // nothing was typed that could differ
        return tl::unexpected<Error>(Error{ErrorCode::invalid, done.error().message, {}});
    return site::saved_at(done, Url::path("/meetings") / found.meeting.id.text());
}

} // namespace

Result<Response> attachments(const Desk& desk, Request& request) {
    return site::show_found(desk.site, request, awaited_in, form_of);
}

Result<Response> attach(const Desk& desk, Request& request) {
    return site::save_found(
        desk.site, request, awaited_in, form_of, [&](const Awaited& found, FormReader& form) {
            const auto promised = meetings::AttachmentId::parse(request.form.get("attachment"));
            return promised ? take_promised(desk, request, found, *promised)
                            : take_new(desk, request, found, form);
        });
}

} // namespace radslag::imports::pages
