// From request to page; see pages.hpp.
#include "overview/organisations/pages.hpp"

#include "overview/organisations/views.hpp"
#include "overview/parts.hpp"
#include "people/editing/editing.hpp"
#include "platform/site/list.hpp"
#include "platform/text/fold.hpp"

namespace radslag::overview::organisations {

using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

constexpr site::Order orders[] = {{"name"}, {"kind"}};

Order order_of(const site::Asked& asked) {
    return asked.order == "kind" ? Order::kind : Order::name;
}

Filter filter_of(const Request& request) {
    return {text::fold(request.query.get("name")), request.query.given("kind"),
            request.query.given("county")};
}

std::vector<html::Choice> kind_choices(Language language) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all kinds"))}};
    for (const auto& [kind, word] : people::organisation_kinds.pairs())
        choices.push_back(
            {std::string(word), std::string(views::organisation_kind_word(language, word))});
    return choices;
}

std::vector<html::Choice> county_choices(Language language) {
    std::vector<html::Choice> choices{{"", std::string(tr(language, "all counties"))}};
    for (const people::SwedishRegion& region : people::swedish_regions())
        choices.push_back({std::string(region.letter), std::string(region.name)});
    return choices;
}

std::vector<site::Filter> fields(const Request& request) {
    const Language language = request.language;
    return {{{.name = "name",
              .label = std::string(tr(language, "The name begins with")),
              .value = std::string(request.query.get("name"))}},
            {{.name = "kind",
              .label = std::string(tr(language, "Kind")),
              .value = std::string(request.query.get("kind"))},
             kind_choices(language)},
            {{.name = "county",
              .label = std::string(tr(language, "County")),
              .value = std::string(request.query.get("county"))},
             county_choices(language)}};
}

Response file(const Site& site, const Request& request, sheet::Format format) {
    const Language language = request.language;
    const site::Asked asked = site::asked(request.query, orders);
    const auto rows = [&](sheet::Writer& writer, const site::Slice& slice) {
        site.database().read([&](db::Session& session) {
            organisations(session, filter_of(request), order_of(asked), asked.descending, slice,
                          [&](const ListedOrganisation& each) {
                              writer.row(std::vector<sheet::Cell>{
                                  each.organisation.name,
                                  std::string(views::organisation_kind_word(language, each.kind)),
                                  sheet::cell(each.county_code), sheet::cell(each.country),
                                  views::organisation_url(each.organisation.id).text()});
                          });
        });
    };
    return site::exported(request, format, "organisations", tr(language, "Organisations"),
                          {{std::string(tr(language, "Name")), 40},
                           {std::string(tr(language, "Kind")), 20},
                           {std::string(tr(language, "County code")), 12},
                           {std::string(tr(language, "Country")), 10},
                           {std::string(tr(language, "Address")), 34}},
                          rows);
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return file(site, request, *format);
    const Language language = request.language;
    site::List list{request,
                    "/organisations",
                    std::string(tr(language, "Organisations")),
                    orders,
                    site::asked(request.query, orders),
                    fields(request)};
    std::vector<ListedOrganisation> rows;
    site.database().read([&](db::Session& session) {
        const Filter filter = filter_of(request);
        organisations(session, filter, order_of(list.asked), list.asked.descending,
                      list.asked.slice(),
                      [&](const ListedOrganisation& each) { rows.push_back(each); });
        list.count = site::counted(list.asked, rows, [&] { return count(session, filter); });
    });
    list.empty = tr(language, "No organisation is known yet. They come with the notes of meetings "
                              "and the rosters of bodies.");
    return site.respond(request, {.title = list.caption,
                                  .section = "/organisations",
                                  .content = organisations_html(list, rows)});
}

Result<Response> show(const Site& site, Request& request) {
    const auto id = people::OrganisationId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto shown = site.database().reading([&](db::Session& session) {
        return organisation(session, request.caller.reader(), *id, site.today());
    });
    if (!shown) {
        const auto stays = site.database().reading(
            [&](db::Session& session) { return people::merged_into(session, *id); });
        if (!stays)
            return site::not_found();
        return http::redirect(html::Url::path("/organisations") / stays->text());
    }
    site::Page page;
    page.title = shown->organisation.name;
    page.section = "/organisations";
    page.crumbs = {
        {std::string(tr(request.language, "Organisations")), html::Url::path("/organisations")},
        {shown->organisation.name, std::nullopt}};
    page.content = organisation_html(request.language, *shown,
                                     {site.today(), bodies::sight_of(request.caller)});
    return site.respond(request, std::move(page));
}

} // namespace radslag::overview::organisations
