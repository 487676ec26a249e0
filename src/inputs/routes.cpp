// See routes.hpp.
#include "inputs/routes.hpp"

#include "inputs/pages.hpp"

namespace radslag::inputs {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/inputs", Right::anyone, page(pages::list)},
        {Method::get, "/inputs.csv", Right::anyone, page(pages::list)},
        {Method::get, "/inputs.xlsx", Right::anyone, page(pages::list)},
        {Method::get, "/inputs/{id}", Right::anyone, page(pages::show)},
    };
}

} // namespace radslag::inputs
