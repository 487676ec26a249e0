// See routes.hpp.
#include "overview/routes.hpp"

#include "overview/desk/pages.hpp"
#include "overview/homework/pages.hpp"
#include "overview/horizon/pages.hpp"
#include "overview/organisations/pages.hpp"
#include "overview/pages.hpp"
#include "overview/persons/pages.hpp"
#include "overview/promises/pages.hpp"
#include "overview/regions/pages.hpp"
#include "overview/rosters/pages.hpp"

namespace radslag::overview {

std::vector<http::Route> routes(const site::Site& site, const documents::Files& files) {
    using http::Method;
    using http::Request;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/", Right::anyone, page(pages::start)},
        {Method::get, "/desk", Right::signed_in, page(desk::show)},
        {Method::get, "/people", Right::anyone, page(persons::list)},
        {Method::get, "/people.csv", Right::anyone, page(persons::list)},
        {Method::get, "/people.xlsx", Right::anyone, page(persons::list)},
        {Method::get, "/people/{id}", Right::anyone, page(persons::show)},
        {Method::get, "/organisations", Right::anyone, page(organisations::list)},
        {Method::get, "/organisations.csv", Right::anyone, page(organisations::list)},
        {Method::get, "/organisations.xlsx", Right::anyone, page(organisations::list)},
        {Method::get, "/organisations/{id}", Right::anyone, page(organisations::show)},
        {Method::get, "/regions", Right::anyone, page(regions::list)},
        {Method::get, "/regions.csv", Right::anyone, page(regions::list)},
        {Method::get, "/regions.xlsx", Right::anyone, page(regions::list)},
        {Method::get, "/regions/{code}", Right::anyone, page(regions::show)},
        {Method::get, "/bodies", Right::anyone, page(rosters::list)},
        {Method::get, "/bodies.csv", Right::anyone, page(rosters::list)},
        {Method::get, "/bodies.xlsx", Right::anyone, page(rosters::list)},
        {Method::get, "/bodies/{id}", Right::anyone, page(rosters::show)},
        {Method::get, "/commitments", Right::anyone, page(promises::list)},
        {Method::get, "/commitments.csv", Right::anyone, page(promises::list)},
        {Method::get, "/commitments.xlsx", Right::anyone, page(promises::list)},
        {Method::get, "/commitments/{id}", Right::anyone, page(promises::show)},
        {Method::get, "/commitments/{id}/answers", Right::anyone, page(homework::show)},
        {Method::get, "/commitments/{id}/answers.csv", Right::anyone, page(homework::show)},
        {Method::get, "/commitments/{id}/answers.xlsx", Right::anyone, page(homework::show)},
        {Method::get, "/horizon", Right::anyone, page(horizon::list)},
        {Method::get, "/horizon.csv", Right::anyone, page(horizon::list)},
        {Method::get, "/horizon.xlsx", Right::anyone, page(horizon::list)},
        {Method::get, "/documents/{id}", Right::anyone, page(pages::document)},
        {Method::get, "/documents/{id}/original", Right::anyone,
         [&site, &files](Request& request) { return pages::original(site, files, request); }},
    };
}

} // namespace radslag::overview
