// The list of meetings, as a page and as a file; pages.cpp shows a single one. See pages.hpp.
#include "meetings/list_store.hpp"
#include "meetings/pages.hpp"
#include "meetings/views.hpp"
#include "platform/site/list.hpp"
#include "platform/site/peers.hpp"

#include <charconv>

namespace radslag::meetings::pages {

using i18n::Language;
using i18n::tr;

namespace {

constexpr site::Order orders[] = {{"day", true}, {"body"}};

store::MeetingOrder order_of(const site::Asked& asked) {
    return asked.order == "body" ? store::MeetingOrder::body : store::MeetingOrder::day;
}

std::optional<int> year_of(const http::Request& request) {
    const std::string_view text = request.query.get("year");
    int year = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    const bool is_year =
        error == std::errc{} && end == text.data() + text.size() && year >= 1000 && year <= 9999;
    return is_year ? std::optional(year) : std::nullopt;
}

store::MeetingFilter filter_of(const http::Request& request) {
    const std::string_view body = request.query.get("body");
    return {body.empty() ? std::nullopt : std::optional(std::string(body)), year_of(request)};
}

std::vector<site::Filter> fields(const http::Request& request, const std::vector<int>& years,
                                 const std::vector<store::NamedBody>& bodies) {
    const Language language = request.language;
    std::vector<html::Choice> year_choices{{"", std::string(tr(language, "all years"))}};
    for (const int year : years)
        year_choices.push_back({std::to_string(year), std::to_string(year)});
    std::vector<html::Choice> body_choices{{"", std::string(tr(language, "any body"))}};
    for (const store::NamedBody& body : bodies)
        body_choices.push_back({body.id, body.name});
    const auto year = year_of(request);
    return {{{.name = "body",
              .label = std::string(tr(language, "Body")),
              .value = std::string(request.query.get("body"))},
             body_choices},
            {{.name = "year",
              .label = std::string(tr(language, "Year")),
              .value = year ? std::to_string(*year) : ""},
             year_choices}};
}

http::Response file(const site::Site& site, const http::Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            store::meetings(session, request.caller.reader(), filter_of(request), order_of(asked),
                            asked.descending, slice, [&](const store::ListedMeeting& each) {
                                writer.row(std::vector<sheet::Cell>{
                                    sheet::cell(each.day), each.body_name, each.title,
                                    std::string(views::state_word(language, each.state)),
                                    each.points, each.commitments, views::url_of(each.id).text()});
                            });
        });
    };
    return site::exported(request, format, "meetings", tr(language, "Meetings"),
                          {{std::string(tr(language, "Day")), 12},
                           {std::string(tr(language, "Body")), 40},
                           {std::string(tr(language, "Title")), 50},
                           {std::string(tr(language, "State")), 12},
                           {std::string(tr(language, "Points")), 10},
                           {std::string(tr(language, "Promises and requests")), 14},
                           {std::string(tr(language, "Address")), 28}},
                          rows);
}

Result<site::Page> list_for(const site::Peers& peers) {
    const auto& [session, settings, request, reader, today] = peers;
    const Language language = request.language;
    site::List list{request, "/meetings", std::string(tr(language, "Meetings")), orders,
                    site::asked(request.query, orders)};
    std::vector<store::ListedMeeting> rows;
    const store::MeetingFilter filter = filter_of(request);
    list.filters = fields(request, store::years(session, reader), store::bodies_of_filter(session));
    store::meetings(session, reader, filter, order_of(list.asked), list.asked.descending,
                    list.asked.slice(),
                    [&](const store::ListedMeeting& each) { rows.push_back(each); });
    list.count = site::counted(list.asked, rows,
                               [&] { return store::count(peers.session, peers.reader, filter); });
    list.empty =
        tr(language, "No meetings here yet. They come when notes are imported or a meeting "
                     "is planned.");
    return site::Page{
        .title = list.caption, .section = "/meetings", .content = views::meeting_list(list, rows)};
}

} // namespace

Result<http::Response> list(const site::Site& site, http::Request& request) {
    if (const auto format = site::export_format(request))
        return file(site, request, *format);
    return site.respond_to_peers(request, list_for);
}

} // namespace radslag::meetings::pages
