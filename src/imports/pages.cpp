// From request to page; see pages.hpp. review_pages.cpp holds those of one proposal.
#include "imports/pages.hpp"

#include "imports/review.hpp"
#include "imports/views.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>

namespace radslag::imports::pages {

using html::Url;
using i18n::tr;

namespace {

Response list_page(const Desk& desk, Request& request, views::List shown) {
    desk.site.database().read([&](db::Session& session) {
        shown.proposals = proposals(session, request.caller, shown.open);
        shown.bodies = bodies::bodies_where(session, request.caller, auth::Right::import_notes);
    });
    site::Page page;
    page.title = tr(request.language, "Imports");
    page.section = "/imports";
    page.status = shown.error ? http::status_of(shown.error->code) : 200;
    page.script = "review.js";
    page.content = views::list(request.language, shown, request.form_token());
    return desk.site.respond(request, std::move(page));
}

} // namespace

Result<Response> list(const Desk& desk, Request& request) {
    views::List shown;
    shown.open = !request.query.has("done");
    return list_page(desk, request, std::move(shown));
}

Result<Response> send(const Desk& desk, Request& request) {
    views::List shown;
    shown.body = request.form.get("body");
    shown.visibility = request.form.get("visibility", "members");
    UploadWishes wishes;
    wishes.body = bodies::BodyId::parse(shown.body);
    wishes.visibility =
        bodies::visibilities.parse(shown.visibility).value_or(bodies::Visibility::members);
    std::vector<SentFile> files;
    for (const http::Upload& upload : request.uploads)
        files.push_back({upload.name, upload.path, upload.size});
    const auto batch =
        imports::send(desk.site.database(), desk.waiting, request.caller, files, wishes);
    if (!batch) {
        if (batch.error().code != ErrorCode::invalid)
            return tl::unexpected<Error>(batch.error());
        shown.error = batch.error();
        return list_page(desk, request, std::move(shown));
    }
    desk.wake();
    return http::redirect(Url::path("/imports/sent") / batch->text());
}

Result<Response> batch(const Desk& desk, Request& request) {
    const auto id = BatchId::parse(request.parameter("batch"));
    if (!id)
        return site::not_found();
    std::vector<views::ShownUpload> shown;
    desk.site.database().read([&](db::Session& session) {
        for (Upload& upload : uploads(session, request.caller, *id)) {
            const bool visible =
                upload.import && may_review(session, request.caller, *upload.import);
            shown.push_back({std::move(upload), visible});
        }
    });
    if (shown.empty())
        return site::not_found();
    site::Page page;
    page.title = tr(request.language, "Files sent");
    page.section = "/imports";
    page.script = "review.js";
    page.crumbs = {{std::string(tr(request.language, "Imports")), Url::path("/imports")},
                   {page.title, std::nullopt}};
    page.content = views::batch(request.language, shown, request.url());
    return desk.site.respond(request, std::move(page));
}

} // namespace radslag::imports::pages
