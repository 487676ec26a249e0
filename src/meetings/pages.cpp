// From request to page; see pages.hpp.
#include "meetings/pages.hpp"

#include "meetings/views.hpp"
#include "platform/i18n/dates.hpp"

#include <charconv>

namespace radslag::meetings::pages {

using i18n::tr;

namespace {

/// A whole number from the query; nothing when it is none, or lies outside the bounds.
std::optional<int> number_in(const http::Values& query, std::string_view name, int least,
                             int most) {
    const std::string_view text = query.get(name);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < least || value > most)
        return std::nullopt;
    return value;
}

} // namespace

Result<http::Response> list(const site::Site& site, http::Request& request) {
    const bodies::Reader reader = request.caller.reader();
    views::MeetingList shown;
    shown.year = number_in(request.query, "year", 1900, 2200);
    shown.skip = number_in(request.query, "from", 0, 1'000'000).value_or(0);
    site.database().read([&](db::Session& session) {
        shown.meetings = store::meetings(
            session, reader, {.year = shown.year, .skip = shown.skip, .most = shown.most});
        shown.years = store::years(session, reader);
    });
    site::Page page;
    page.title = tr(request.language, "Meetings");
    page.section = "/meetings";
    page.content = views::meeting_list(request.language, shown, request.url());
    return site.respond(request, std::move(page));
}

Result<http::Response> body(const site::Site& site, http::Request& request) {
    const auto id = bodies::BodyId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    views::MeetingList list;
    list.skip = number_in(request.query, "from", 0, 1'000'000).value_or(0);
    const auto shown = site.database().reading([&](db::Session& session) {
        list.meetings = store::meetings(session, request.caller.reader(),
                                        {.body = *id, .skip = list.skip, .most = list.most});
        return store::body(session, *id);
    });
    if (!shown)
        return site::not_found();
    site::Page page;
    page.title = shown->name;
    page.section = "/meetings";
    page.crumbs = {{std::string(tr(request.language, "Meetings")), html::Url::path("/meetings")},
                   {shown->name, std::nullopt}};
    page.content = views::body(request.language, *shown, list, request.url());
    page.invented = shown->demonstration;
    return site.respond(request, std::move(page));
}

Result<http::Response> show(const site::Site& site, http::Request& request) {
    const auto id = MeetingId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    auto shown = site.database().reading([&](db::Session& session) {
        return store::meeting(session, request.caller.reader(), *id);
    });
    if (!shown)
        return site::not_found();
    shown->takes_files =
        auth::may_in(request.caller, auth::Right::edit_meetings, shown->body.text());
    site::Page page;
    page.title = views::heading_of(request.language, *shown);
    page.section = "/meetings";
    page.crumbs = {
        {std::string(tr(request.language, "Meetings")), html::Url::path("/meetings")},
        {shown->body_name, html::Url::path("/bodies") / shown->body.text()},
        {shown->day ? i18n::long_date(request.language, *shown->day) : shown->title, std::nullopt}};
    page.content = views::meeting(request.language, *shown, site.today());
    page.invented = shown->demonstration;
    return site.respond(request, std::move(page));
}

} // namespace radslag::meetings::pages
