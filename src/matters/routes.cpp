// See routes.hpp.
#include "matters/routes.hpp"

#include "matters/pages.hpp"

namespace radslag::matters {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/matters", Right::anyone, page(pages::list)},
        {Method::get, "/matters.csv", Right::anyone, page(pages::list)},
        {Method::get, "/matters.xlsx", Right::anyone, page(pages::list)},
        {Method::get, "/matters/{id}", Right::anyone, page(pages::show)},
        {Method::get, "/numbers", Right::anyone, page(pages::numbers)},
        {Method::get, "/numbers.csv", Right::anyone, page(pages::numbers)},
        {Method::get, "/numbers.xlsx", Right::anyone, page(pages::numbers)},
        {Method::get, "/numbers/{id}", Right::anyone, page(pages::number)},
        {Method::get, "/themes", Right::anyone, page(pages::themes)},
        {Method::get, "/themes/{id}", Right::anyone, page(pages::theme)},
    };
}

} // namespace radslag::matters
