// See routes.hpp.
#include "meetings/series/routes.hpp"

#include "meetings/series/pages.hpp"

namespace radslag::meetings::series {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/bodies/{id}/plan", Right::anyone, page(pages::show_plan)},
        {Method::get, "/bodies/{id}/plan.csv", Right::anyone, page(pages::show_plan)},
        {Method::get, "/bodies/{id}/plan.xlsx", Right::anyone, page(pages::show_plan)},
        {Method::get, "/bodies/{id}/series/new", Right::edit_meetings,
         page(pages::show_new_series)},
        {Method::post, "/bodies/{id}/series/new", Right::edit_meetings, page(pages::add_series)},
        {Method::get, "/series/{id}/edit", Right::edit_meetings, page(pages::show_series)},
        {Method::post, "/series/{id}/edit", Right::edit_meetings, page(pages::edit_series)},
        {Method::post, "/series/{id}/end", Right::edit_meetings, page(pages::end_series)},
        {Method::get, "/series/{id}/meetings/new", Right::edit_meetings,
         page(pages::show_planning)},
        {Method::post, "/series/{id}/meetings/new", Right::edit_meetings,
         page(pages::plan_meetings)},
        {Method::get, "/meetings/{id}/themes", Right::edit_meetings, page(pages::show_themes)},
        {Method::post, "/meetings/{id}/themes", Right::edit_meetings, page(pages::set_themes)},
    };
}

} // namespace radslag::meetings::series
