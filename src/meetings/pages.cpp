// From request to the page of one meeting; list_pages.cpp has the list. See pages.hpp.
#include "meetings/pages.hpp"

#include "meetings/views.hpp"
#include "platform/i18n/dates.hpp"

namespace radslag::meetings::pages {

using i18n::tr;

Result<http::Response> show(const site::Site& site, http::Request& request) {
    const auto id = MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    auto shown = site.database().reading([&](db::Session& session) {
        return store::meeting(session, request.caller.reader(), *id);
    });
    if (!shown)
        return site::not_found();
    shown->takes_along =
        auth::may_in(request.caller, auth::Right::edit_commitments, shown->body.text());
    shown->may_edit = auth::may_in(request.caller, auth::Right::edit_meetings, shown->body.text());
    site::Page page;
    page.title = views::heading_of(request.language, *shown);
    page.section = "/meetings";
    page.crumbs = {
        {std::string(tr(request.language, "Meetings")), html::Url::path("/meetings")},
        {shown->body_name, html::Url::path("/bodies") / shown->body.text()},
        {shown->day ? i18n::long_date(request.language, *shown->day) : shown->title, std::nullopt}};
    page.content =
        views::meeting(request.language, *shown, {site.today(), bodies::sight_of(request.caller)});
    page.invented = shown->demonstration;
    return site.respond(request, std::move(page));
}

} // namespace radslag::meetings::pages
