// See pages.hpp.
#include "manual/pages.hpp"

#include "manual/views.hpp"
#include "platform/i18n/text.hpp"

namespace radslag::manual::pages {

using i18n::tr;

namespace {

http::Response respond(const site::Site& site, http::Request& request, const ManualPage& shown) {
    site::Page page;
    page.title = shown.title;
    page.section = "/manual";
    page.crumbs = {{std::string(tr(request.language, "Manual")), html::Url::path("/manual")},
                   {std::string(shown.title), std::nullopt}};
    page.content = views::page(request.language, shown);
    return site.respond(request, std::move(page));
}

} // namespace

Result<http::Response> first(const site::Site& site, http::Request& request) {
    const auto all = all_pages();
    if (all.empty())
        return site::not_found();
    const ManualPage* shown = page_named(request.language, all.front().name);
    return shown == nullptr ? Result<http::Response>(site::not_found())
                            : respond(site, request, *shown);
}

Result<http::Response> show(const site::Site& site, http::Request& request) {
    const ManualPage* shown = page_named(request.language, request.parameter("name"));
    return shown == nullptr ? Result<http::Response>(site::not_found())
                            : respond(site, request, *shown);
}

} // namespace radslag::manual::pages
