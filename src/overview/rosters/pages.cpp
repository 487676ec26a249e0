// From request to page; see pages.hpp.
#include "overview/rosters/pages.hpp"

#include "overview/parts.hpp"
#include "overview/rosters/views.hpp"
#include "platform/site/list.hpp"

namespace radslag::overview::rosters {

using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

constexpr site::Order orders[] = {{"name"}};

Filter filter_of(const Request& request) {
    const std::string_view kind = request.query.get("kind");
    return {kind.empty() ? std::nullopt : std::optional(std::string(kind))};
}

std::vector<site::Filter> fields(const Request& request) {
    const Language language = request.language;
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all kinds"))}};
    for (const auto& [kind, word] : bodies::body_kinds.pairs())
        choices.push_back({std::string(word), std::string(body_kind_word(language, word))});
    return {{{.name = "kind",
              .label = std::string(tr(language, "Kind")),
              .value = std::string(request.query.get("kind"))},
             choices}};
}

Response file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            rosters::bodies(session, request.caller.reader(), filter_of(request), site.today(),
                            asked.descending, slice, [&](const ListedBody& each) {
                                writer.row(std::vector<sheet::Cell>{
                                    each.body.name,
                                    std::string(body_kind_word(language, each.kind)), each.parties,
                                    sheet::cell(each.last_meeting), sheet::cell(each.next_meeting),
                                    views::body_url(each.body.id).text()});
                            });
        });
    };
    return site::exported(request, format, "bodies", tr(language, "Bodies"),
                          {{std::string(tr(language, "Body")), 40},
                           {std::string(tr(language, "Kind")), 16},
                           {std::string(tr(language, "Parties")), 10},
                           {std::string(tr(language, "Last meeting")), 14},
                           {std::string(tr(language, "Next meeting")), 14},
                           {std::string(tr(language, "Address")), 26}},
                          rows);
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return file(site, request, *format);
    const Language language = request.language;
    site::List list{request,
                    "/bodies",
                    std::string(tr(language, "Bodies")),
                    orders,
                    site::asked(request.query, orders),
                    fields(request)};
    std::vector<ListedBody> rows;
    site.database().read([&](db::Session& session) {
        const Filter filter = filter_of(request);
        rosters::bodies(session, request.caller.reader(), filter, site.today(),
                        list.asked.descending, list.asked.slice(),
                        [&](const ListedBody& each) { rows.push_back(each); });
        list.count = site::counted(list.asked, rows, [&] { return count(session, filter); });
    });
    list.empty =
        tr(language, "No body is known yet. Bodies come with the notes of their meetings.");
    return site.respond(
        request, {.title = list.caption, .section = "/bodies", .content = bodies_html(list, rows)});
}

Result<Response> show(const Site& site, Request& request) {
    const auto id = bodies::BodyId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto shown = site.database().reading([&](db::Session& session) {
        return body(session, request.caller.reader(), *id, site.today());
    });
    if (!shown)
        return site::not_found();
    site::Page page;
    page.title = shown->body.name;
    page.section = "/bodies";
    page.crumbs = {{std::string(tr(request.language, "Bodies")), html::Url::path("/bodies")},
                   {shown->body.name, std::nullopt}};
    page.content = body_html(request.language, *shown, site.today());
    page.invented = shown->demonstration;
    page.feed = html::Url::path("/bodies") / id->text() / "feed.atom";
    return site.respond(request, std::move(page));
}

} // namespace radslag::overview::rosters
