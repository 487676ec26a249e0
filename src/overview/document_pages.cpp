// A document with its marks, and its original. See pages.hpp.
#include "documents/actions.hpp"
#include "overview/document_view.hpp"
#include "overview/pages.hpp"

namespace radslag::overview::pages {

using html::Url;
using i18n::tr;

Result<Response> document(const Site& site, Request& request) {
    const auto id = documents::DocumentId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    views::ShownDocument shown;
    site::Page page;
    const bool found = site.database().reading([&](db::Session& session) {
        const bodies::Reader reader = request.caller.reader();
        const auto known = documents::readable_document(session, *id, reader);
        if (!known)
            return false;
        shown.name = known->name;
        shown.id = known->id.text();
        shown.format = documents::name_of(known->format);
        shown.bytes = known->bytes;
        shown.text = documents::text_of(session, *id);
        const auto noted = store::meeting_of(session, reader, *id);
        if (noted) {
            shown.meeting = noted->occasion;
            page.invented = noted->demonstration;
            shown.marks = store::marks(session, reader, *id);
            shown.turns = store::turns(session, reader, *id);
        } else if (auto attached = store::attached_to(session, reader, *id)) {
            shown.meeting = attached->meeting.occasion;
            page.invented = attached->meeting.demonstration;
            shown.withheld = std::move(attached->withheld);
        }
        return true;
    });
    if (!found)
        return site::not_found();
    page.title = shown.name;
    page.section = "/meetings";
    page.crumbs = {{std::string(tr(request.language, "Meetings")), Url::path("/meetings")}};
    if (shown.meeting)
        page.crumbs.push_back(
            {shown.meeting->body_name, Url::path("/meetings") / shown.meeting->meeting});
    page.crumbs.push_back({shown.name, std::nullopt});
    page.content = views::document(request.language, shown);
    return site.respond(request, std::move(page));
}

Result<Response> original(const Site& site, const documents::Files& files, Request& request) {
    const auto id = documents::DocumentId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto known = site.database().reading([&](db::Session& session) {
        auto document = documents::readable_document(session, *id, request.caller.reader());
        const auto attached = store::attached_to(session, request.caller.reader(), *id);
        // The bytes stay as they came, so that what lies on a desk tells it by its name.
        if (document && attached && attached->withheld && attached->withheld->legal_ground)
            document->name =
                std::string(tr(request.language, "CONFIDENTIAL")) + " " + document->name;
        return document;
    });
    if (!known)
        return site::not_found();
    return http::download(files.path_of(known->sha256), "application/octet-stream", known->name);
}

} // namespace radslag::overview::pages
