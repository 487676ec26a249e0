// From request to the page of one meeting; list_pages.cpp has the list. See pages.hpp.
#include "meetings/pages.hpp"

#include "meetings/views.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/site/peers.hpp"

namespace radslag::meetings::pages {

using i18n::tr;

namespace {

Result<site::Page> page_for(const site::Peers& peers) {
    const http::Request& request = peers.request;
    const auto id = MeetingId::parse(request.parameter("id"));
    auto shown = id ? store::meeting(peers.session, peers.reader, *id) : std::nullopt;
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
        views::meeting(request.language, *shown, {peers.today, bodies::sight_of(request.caller)});
    page.invented = shown->demonstration;
    return page;
}

} // namespace

Result<http::Response> show(const site::Site& site, http::Request& request) {
    return site.respond_to_peers(request, page_for);
}

} // namespace radslag::meetings::pages
