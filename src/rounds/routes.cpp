// See routes.hpp.
#include "rounds/routes.hpp"

#include "rounds/pages.hpp"

namespace radslag::rounds {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/rounds", Right::anyone, page(pages::list)},
        {Method::get, "/rounds/new", Right::sort_inputs, page(pages::show_new)},
        {Method::post, "/rounds/new", Right::sort_inputs, page(pages::add)},
        {Method::get, "/rounds/{id}", Right::anyone, page(pages::show)},
        {Method::post, "/rounds/{id}/open", Right::sort_inputs, page(pages::open)},
        {Method::post, "/rounds/{id}/close", Right::sort_inputs, page(pages::close)},
        {Method::post, "/rounds/{id}/reuse", Right::send_inputs, page(pages::reuse)},
    };
}

} // namespace radslag::rounds
