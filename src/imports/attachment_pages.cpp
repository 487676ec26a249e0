// The page on which files join a meeting; see pages.hpp.
#include "imports/attachments.hpp"
#include "imports/pages.hpp"
#include "imports/views.hpp"
#include "platform/i18n/text.hpp"

#include <fstream>

namespace radslag::imports::pages {

using html::Url;
using i18n::tr;

namespace {

Result<Response> attachments_page(const Desk& desk, Request& request,
                                  const std::optional<Error>& error) {
    const auto id = meetings::MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto shown = desk.site.database().reading(
        [&](db::Session& session) { return awaited(session, request.caller, *id); });
    if (!shown)
        return tl::unexpected<Error>(shown.error());
    site::Page page;
    page.title = tr(request.language, "Files of the meeting");
    page.section = "/meetings";
    page.script = "review.js";
    page.status = error ? http::status_of(error->code) : 200;
    page.crumbs = {{std::string(tr(request.language, "Meetings")), Url::path("/meetings")},
                   {shown->title, Url::path("/meetings") / id->text()},
                   {page.title, std::nullopt}};
    const views::TypedDocument typed{std::string(request.form.get("point")),
                                     std::string(request.form.get("title"))};
    page.content = views::attachments(request.language, *shown, error, typed, request.form_token());
    return desk.site.respond(request, std::move(page));
}

std::vector<std::byte> bytes_of(const http::Upload& upload) {
    std::ifstream file(upload.path, std::ios::binary);
    std::vector<std::byte> bytes(upload.size);
    file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return bytes;
}

/// The form of a promised file names it; the other one says where a new document belongs.
Result<void> take(const Desk& desk, const Request& request, meetings::MeetingId meeting,
                  const AttachedFile& file) {
    auto& database = desk.site.database();
    if (const auto promised = meetings::AttachmentId::parse(request.form.get("attachment")))
        return imports::attach(database, desk.files, request.caller, meeting, *promised, file);
    const std::string_view point = request.form.get("point");
    const auto chosen = meetings::PointId::parse(point);
    if (!point.empty() && !chosen)
        return site::not_found();
    return imports::attach_document(database, desk.files, request.caller, meeting, chosen,
                                    request.form.get("title"), file);
}

} // namespace

Result<Response> attachments(const Desk& desk, Request& request) {
    return attachments_page(desk, request, std::nullopt);
}

Result<Response> attach(const Desk& desk, Request& request) {
    const auto meeting = meetings::MeetingId::parse(request.parameter("id"));
    if (!meeting)
        return site::not_found();
    if (request.uploads.empty())
        return attachments_page(
            desk, request, Error{ErrorCode::invalid, Message{"Choose at least one file.", {}}, {}});
    const http::Upload& upload = request.uploads.front();
    const auto bytes = bytes_of(upload);
    const auto done = take(desk, request, *meeting, {upload.name, bytes});
    if (done)
        return http::redirect((Url::path("/meetings") / meeting->text()));
    if (done.error().code == ErrorCode::not_found)
        return tl::unexpected<Error>(done.error());
    return attachments_page(desk, request, done.error());
}

} // namespace radslag::imports::pages
