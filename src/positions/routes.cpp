// See routes.hpp.
#include "positions/routes.hpp"

namespace radslag::positions {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/bodies/{id}/positions", Right::prepare, page(pages::list)},
        {Method::get, "/bodies/{id}/positions/new", Right::draft_positions, page(pages::show_new)},
        {Method::post, "/bodies/{id}/positions/new", Right::draft_positions, page(pages::add)},
        {Method::get, "/positions/{id}", Right::anyone, page(pages::show)},
        {Method::get, "/positions/{id}/edit", Right::draft_positions, page(pages::show_edit)},
        {Method::post, "/positions/{id}/edit", Right::draft_positions, page(pages::edit)},
        {Method::post, "/positions/{id}/withdraw", Right::draft_positions, page(pages::withdraw)},
        {Method::get, "/positions/{id}/stand", Right::take_stand, page(pages::show_stand)},
        {Method::post, "/positions/{id}/stand", Right::take_stand, page(pages::take_stand)},
        {Method::get, "/positions/{id}/release", Right::release, page(pages::show_release)},
        {Method::post, "/positions/{id}/release", Right::release, page(pages::release)},
    };
}

} // namespace radslag::positions
