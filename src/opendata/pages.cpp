// See pages.hpp.
#include "opendata/pages.hpp"

#include "opendata/views.hpp"

namespace radslag::opendata::pages {

Result<http::Response> about(const site::Site& site, http::Request& request) {
    site::Page page;
    page.title = i18n::tr(request.language, "Open data");
    page.section = "/api";
    page.crumbs = {{page.title, std::nullopt}};
    page.content = views::about(request.language, site.settings().base_url,
                                static_cast<int>(site.today().year()));
    return site.respond(request, page);
}

} // namespace radslag::opendata::pages
