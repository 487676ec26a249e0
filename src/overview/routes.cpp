// See routes.hpp.
#include "overview/routes.hpp"

#include "overview/pages.hpp"

namespace radslag::overview {

std::vector<http::Route> routes(const site::Site& site, const documents::Files& files) {
    using http::Method;
    using http::Request;
    using http::Right;
    const auto page = [&site](auto handler) {
        return [&site, handler](Request& request) { return handler(site, request); };
    };
    return {
        {Method::get, "/", Right::anyone, page(pages::start)},
        {Method::get, "/people", Right::anyone, page(pages::people)},
        {Method::get, "/people/{id}", Right::anyone, page(pages::person)},
        {Method::get, "/organisations", Right::anyone, page(pages::organisations)},
        {Method::get, "/organisations/{id}", Right::anyone, page(pages::organisation)},
        {Method::get, "/regions/{code}", Right::anyone, page(pages::region)},
        {Method::get, "/commitments", Right::anyone, page(pages::commitments)},
        {Method::get, "/commitments/{id}", Right::anyone, page(pages::commitment)},
        {Method::get, "/horizon", Right::anyone, page(pages::horizon)},
        {Method::get, "/documents/{id}", Right::anyone, page(pages::document)},
        {Method::get, "/documents/{id}/original", Right::anyone,
         [&site, &files](Request& request) { return pages::original(site, files, request); }},
    };
}

} // namespace radslag::overview
