// See routes.hpp.
#include "search_pages/routes.hpp"

#include "search_pages/pages.hpp"

namespace radslag::search_pages {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {{Method::get, "/search", Right::anyone, page(pages::show)}};
}

} // namespace radslag::search_pages
