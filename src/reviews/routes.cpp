// See routes.hpp.
#include "reviews/routes.hpp"

#include "reviews/pages.hpp"

namespace radslag::reviews {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/reviews", Right::anyone, page(pages::list)},
        {Method::get, "/reviews.csv", Right::anyone, page(pages::list)},
        {Method::get, "/reviews.xlsx", Right::anyone, page(pages::list)},
        {Method::get, "/reviews/{id}", Right::anyone, page(pages::show)},
        {Method::get, "/recommendations", Right::anyone, page(pages::recommendations)},
        {Method::get, "/recommendations.csv", Right::anyone, page(pages::recommendations)},
        {Method::get, "/recommendations.xlsx", Right::anyone, page(pages::recommendations)},
    };
}

} // namespace radslag::reviews
