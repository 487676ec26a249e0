// From request to page; see pages.hpp.
#include "overview/regions/pages.hpp"

#include "overview/parts.hpp"
#include "overview/regions/views.hpp"
#include "platform/site/list.hpp"
#include "platform/site/peers.hpp"

namespace radslag::overview::regions {

using http::Request;
using http::Response;
using i18n::Language;
using i18n::tr;
using site::Site;

namespace {

constexpr int most_sent = 10; ///< on the page of a region; the list of inputs has them all

Response file(const Request& request, sheet::Format format,
              const std::vector<ListedRegion>& regions) {
    const Language language = request.language;
    const auto rows = [&](sheet::Writer& writer, const site::Slice&) {
        for (const ListedRegion& region : regions)
            writer.row(std::vector<sheet::Cell>{
                region.organisation.name, views::upper_letters(region.letter), region.county_code,
                region.nuts, sheet::cell(region.member), count_words(region.said),
                count_words(region.inputs), count_words(region.promised),
                views::region_url(region.letter).text()});
    };
    return site::exported(request, format, "regions", tr(language, "Regions"),
                          {{std::string(tr(language, "Region")), 30},
                           {std::string(tr(language, "Letter")), 8},
                           {std::string(tr(language, "County code")), 12},
                           {std::string(tr(language, "NUTS code")), 10},
                           {std::string(tr(language, "Ordinary member")), 30},
                           {std::string(tr(language, "Said")), 8},
                           {std::string(tr(language, "Inputs")), 8},
                           {std::string(tr(language, "Open promises")), 14},
                           {std::string(tr(language, "Address")), 16}},
                          rows);
}

Result<site::Page> list_for(const site::Peers& peers) {
    const Language language = peers.request.language;
    site::Page page;
    page.title = tr(language, "Regions");
    page.section = "/regions";
    page.content = regions_html(language, regions(peers.session, peers.reader, peers.today));
    return page;
}

Result<site::Page> region_for(const site::Peers& peers) {
    const auto& [session, settings, request, reader, today] = peers;
    const people::SwedishRegion& known = *find(request.parameter("code"));
    const auto id = region(session, known.letter);
    const auto shown = id ? organisations::organisation(session, reader, *id, today) : std::nullopt;
    if (!shown)
        return site::not_found();
    const bodies::AsSeen seen{today, bodies::sight_of(request.caller)};
    const Tally tally = regions::tally(session, reader, *id, seen.late_before());
    const Exchange exchanged{exchange::sent(session, reader, id->text(), most_sent),
                             exchange::homework(session, reader, id->text(), most_sent),
                             exchange::effects(session, reader, id->text(), most_sent)};
    site::Page page;
    page.title = shown->organisation.name;
    page.section = "/regions";
    page.crumbs = {{std::string(tr(request.language, "Regions")), html::Url::path("/regions")},
                   {shown->organisation.name, std::nullopt}};
    page.content = region_html(request.language, known, *shown, tally, exchanged, seen);
    page.feed = html::Url::path("/regions") / known.letter / "feed.atom";
    return page;
}

} // namespace

Result<Response> list(const Site& site, Request& request) {
    if (const auto format = site::export_format(request))
        return file(request, *format, site.database().reading([&](db::Session& session) {
            return regions(session, request.caller.reader(), site.today());
        }));
    return site.respond_to_peers(request, list_for);
}

Result<Response> show(const Site& site, Request& request) {
    const std::string& code = request.parameter("code");
    const people::SwedishRegion* const known = find(code);
    if (known == nullptr)
        return site::not_found();
    if (known->letter != code)
        return http::redirect(views::region_url(known->letter));
    return site.respond_to_peers(request, region_for);
}

} // namespace radslag::overview::regions
