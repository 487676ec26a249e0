// See routes.hpp.
#include "accounts/access/routes.hpp"

#include "accounts/access/pages.hpp"

namespace radslag::accounts::access {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/bodies/{id}/access", Right::give_access, page(pages::show)},
        {Method::get, "/bodies/{id}/access/new", Right::give_access, page(pages::show_new)},
        {Method::post, "/bodies/{id}/access/new", Right::give_access, page(pages::give)},
        {Method::post, "/role-grants/{id}/end", Right::give_access, page(pages::end)},
        {Method::post, "/role-grants/{id}/link", Right::give_access, page(pages::link_again)},
    };
}

} // namespace radslag::accounts::access
