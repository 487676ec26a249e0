// See routes.hpp.
#include "meetings/proposals/routes.hpp"

#include "meetings/proposals/pages.hpp"

namespace radslag::meetings::proposals {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/bodies/{id}/proposals", Right::signed_in, page(pages::list)},
        {Method::get, "/bodies/{id}/proposals.csv", Right::signed_in, page(pages::list)},
        {Method::get, "/bodies/{id}/proposals.xlsx", Right::signed_in, page(pages::list)},
        {Method::get, "/bodies/{id}/proposals/new", Right::propose_points, page(pages::show_new)},
        {Method::post, "/bodies/{id}/proposals/new", Right::propose_points, page(pages::add)},
        {Method::get, "/proposals/{id}", Right::signed_in, page(pages::show)},
        {Method::get, "/proposals/{id}/edit", Right::propose_points, page(pages::show_edit)},
        {Method::post, "/proposals/{id}/edit", Right::propose_points, page(pages::edit)},
        {Method::post, "/proposals/{id}/withdraw", Right::propose_points, page(pages::withdraw)},
        {Method::get, "/proposals/{id}/take", Right::edit_meetings, page(pages::show_take)},
        {Method::post, "/proposals/{id}/take", Right::edit_meetings, page(pages::take)},
        {Method::get, "/proposals/{id}/keep", Right::edit_meetings, page(pages::show_keep)},
        {Method::post, "/proposals/{id}/keep", Right::edit_meetings, page(pages::keep)},
        {Method::get, "/proposals/{id}/decline", Right::edit_meetings, page(pages::show_decline)},
        {Method::post, "/proposals/{id}/decline", Right::edit_meetings, page(pages::decline)},
        {Method::post, "/proposals/{id}/reopen", Right::edit_meetings, page(pages::reopen)},
    };
}

} // namespace radslag::meetings::proposals
