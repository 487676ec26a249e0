// From request to page; see pages.hpp.
#include "overview/pages.hpp"

#include "overview/views.hpp"

#include <algorithm>
#include <charconv>

namespace radslag::overview::pages {

using bodies::Reader;
using html::Url;
using i18n::Language;
using i18n::tr;

namespace {

constexpr std::int64_t most_in_list = 100;

std::int64_t skip_of(const Request& request) {
    const std::string_view text = request.query.get("from");
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool good = error == std::errc{} && end == text.data() + text.size();
    return good ? std::clamp<std::int64_t>(value, 0, 1'000'000) : 0;
}

views::Paging paging_of(const Request& request, std::size_t shown) {
    return {request.url(), skip_of(request), most_in_list, shown};
}

site::Page page_of(std::string_view title, std::string_view section, html::Html content) {
    site::Page page;
    page.title = title;
    page.section = section;
    page.content = std::move(content);
    return page;
}

std::vector<html::Crumb> crumbs(std::string_view list, std::string_view path,
                                std::string_view here) {
    return {{std::string(list), Url::path(path)}, {std::string(here), std::nullopt}};
}

} // namespace

Result<Response> people(const Site& site, Request& request) {
    const auto shown = site.database().reading([&](db::Session& session) {
        return store::people(session, request.caller.reader(), skip_of(request), most_in_list);
    });
    return site.respond(
        request, page_of(tr(request.language, "People"), "/people",
                         views::people(request.language, shown, paging_of(request, shown.size()))));
}

Result<Response> person(const Site& site, Request& request) {
    const auto id = people::PersonId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto shown = site.database().reading(
        [&](db::Session& session) { return store::person(session, request.caller.reader(), *id); });
    if (!shown)
        return site::not_found();
    auto page = page_of(shown->person.name, "/people",
                        views::person(request.language, *shown, site.today()));
    page.crumbs = crumbs(tr(request.language, "People"), "/people", shown->person.name);
    page.invented = shown->demonstration;
    return site.respond(request, std::move(page));
}

Result<Response> organisations(const Site& site, Request& request) {
    const auto shown = site.database().reading([&](db::Session& session) {
        return store::organisations(session, skip_of(request), most_in_list);
    });
    return site.respond(request, page_of(tr(request.language, "Organisations"), "/organisations",
                                         views::organisations(request.language, shown,
                                                              paging_of(request, shown.size()))));
}

Result<Response> organisation(const Site& site, Request& request) {
    const auto id = people::OrganisationId::parse(request.parameter("id"));
    if (!id)
        return site::not_found();
    const auto shown = site.database().reading([&](db::Session& session) {
        return store::organisation(session, request.caller.reader(), *id);
    });
    if (!shown)
        return site::not_found();
    auto page = page_of(shown->organisation.name, "/organisations",
                        views::organisation(request.language, *shown, site.today()));
    page.crumbs =
        crumbs(tr(request.language, "Organisations"), "/organisations", shown->organisation.name);
    return site.respond(request, std::move(page));
}

Result<Response> region(const Site& site, Request& request) {
    const std::string& code = request.parameter("code");
    const auto regions = people::swedish_regions();
    const auto known = std::ranges::find_if(regions, [&](const people::SwedishRegion& region) {
        return http::same_ignoring_case(region.letter, code) || region.county_code == code ||
               http::same_ignoring_case(region.nuts, code);
    });
    if (known == regions.end())
        return site::not_found();
    const auto id = site.database().reading(
        [&](db::Session& session) { return store::region(session, known->letter); });
    if (!id)
        return site::not_found();
    return http::redirect(Url::path("/organisations") / id->text());
}

Result<Response> commitments(const Site& site, Request& request) {
    using Which = store::CommitmentFilter::Which;
    const std::string_view key = request.query.get("which", "due");
    const Which which = key == "late"      ? Which::late
                        : key == "undated" ? Which::undated
                        : key == "done"    ? Which::done
                                           : Which::due;
    const Day today = site.today();
    const auto shown = site.database().reading([&](db::Session& session) {
        return store::commitments(session, request.caller.reader(),
                                  {which, today, skip_of(request), most_in_list});
    });
    return site.respond(request,
                        page_of(tr(request.language, "Promises and requests"), "/commitments",
                                views::commitments(request.language, shown, which,
                                                   paging_of(request, shown.size()), today)));
}

Result<Response> commitment(const Site& site, Request& request) {
    const std::string& id = request.parameter("id");
    std::optional<store::Source> source;
    const auto shown = site.database().reading([&](db::Session& session) {
        source = store::source_of(session, id);
        return store::commitment(session, request.caller.reader(), id);
    });
    if (!shown)
        return site::not_found();
    auto page = page_of(shown->text, "/commitments",
                        views::commitment(request.language, *shown, source, site.today()));
    page.crumbs =
        crumbs(tr(request.language, "Promises and requests"), "/commitments", shown->text);
    return site.respond(request, std::move(page));
}

Result<Response> horizon(const Site& site, Request& request) {
    const Day today = site.today();
    const auto shown = site.database().reading([&](db::Session& session) {
        return store::coming(session, request.caller.reader(), today, 200);
    });
    return site.respond(request, page_of(tr(request.language, "Horizon"), "/horizon",
                                         views::horizon(request.language, shown, today)));
}

} // namespace radslag::overview::pages
