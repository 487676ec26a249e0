// See routes.hpp.
#include "opendata/routes.hpp"

#include "opendata/api.hpp"
#include "opendata/pages.hpp"

namespace radslag::opendata {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Request;
    using http::Right;
    const auto page = site::handlers(site);
    const auto list = [&site](const Collection& of) {
        return [&site, &of](Request& request) { return api::list(site, of, request); };
    };
    const auto one = [&site](const Collection& of) {
        return [&site, &of](Request& request) { return api::show(site, of, request); };
    };
    return {
        {Method::get, "/api", Right::anyone, page(pages::about)},
        {Method::get, "/api/v1/api-info", Right::anyone, page(api::info)},
        {Method::get, "/api/v1/openapi.json", Right::anyone, page(api::description)},
        {Method::get, "/api/v1/bodies", Right::anyone, list(bodies_collection)},
        {Method::get, "/api/v1/bodies/{id}", Right::anyone, one(bodies_collection)},
        {Method::get, "/api/v1/organisations", Right::anyone, list(organisations_collection)},
        {Method::get, "/api/v1/organisations/{id}", Right::anyone, one(organisations_collection)},
        {Method::get, "/api/v1/people", Right::anyone, list(people_collection)},
        {Method::get, "/api/v1/people/{id}", Right::anyone, one(people_collection)},
        {Method::get, "/api/v1/meetings", Right::anyone, list(meetings_collection)},
        {Method::get, "/api/v1/meetings/{id}", Right::anyone, one(meetings_collection)},
        {Method::get, "/api/v1/points", Right::anyone, list(points_collection)},
        {Method::get, "/api/v1/points/{id}", Right::anyone, one(points_collection)},
        {Method::get, "/api/v1/turns", Right::anyone, list(turns_collection)},
        {Method::get, "/api/v1/turns/{id}", Right::anyone, one(turns_collection)},
        {Method::get, "/api/v1/inputs", Right::anyone, list(inputs_collection)},
        {Method::get, "/api/v1/inputs/{id}", Right::anyone, one(inputs_collection)},
        {Method::get, "/api/v1/commitments", Right::anyone, list(commitments_collection)},
        {Method::get, "/api/v1/commitments/{id}", Right::anyone, one(commitments_collection)},
        {Method::get, "/api/v1/matters", Right::anyone, list(matters_collection)},
        {Method::get, "/api/v1/matters/{id}", Right::anyone, one(matters_collection)},
        {Method::get, "/api/v1/documents", Right::anyone, list(documents_collection)},
        {Method::get, "/api/v1/documents/{id}", Right::anyone, one(documents_collection)},
        {Method::get, "/api/v1/themes", Right::anyone, list(themes_collection)},
        {Method::get, "/api/v1/themes/{id}", Right::anyone, one(themes_collection)},
    };
}

} // namespace radslag::opendata
