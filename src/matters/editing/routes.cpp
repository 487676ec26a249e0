// See routes.hpp.
#include "matters/editing/routes.hpp"

#include "matters/editing/pages.hpp"

namespace radslag::matters::editing {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/matters/new", Right::edit_matters, page(pages::show_new_matter)},
        {Method::post, "/matters/new", Right::edit_matters, page(pages::add_matter)},
        {Method::get, "/matters/{id}/edit", Right::edit_matters, page(pages::show_matter)},
        {Method::post, "/matters/{id}/edit", Right::edit_matters, page(pages::edit_matter)},
        {Method::get, "/matters/{id}/milestones/new", Right::edit_matters,
         page(pages::show_new_milestone)},
        {Method::post, "/matters/{id}/milestones/new", Right::edit_matters,
         page(pages::add_milestone)},
        {Method::get, "/milestones/{id}/edit", Right::edit_matters, page(pages::show_milestone)},
        {Method::post, "/milestones/{id}/edit", Right::edit_matters, page(pages::edit_milestone)},
        {Method::post, "/milestones/{id}/delete", Right::edit_matters,
         page(pages::delete_milestone)},
        {Method::get, "/themes/new", Right::edit_matters, page(pages::show_new_theme)},
        {Method::post, "/themes/new", Right::edit_matters, page(pages::add_theme)},
        {Method::get, "/themes/{id}/edit", Right::edit_matters, page(pages::show_theme)},
        {Method::post, "/themes/{id}/edit", Right::edit_matters, page(pages::edit_theme)},
        {Method::post, "/themes/{id}/delete", Right::edit_matters, page(pages::delete_theme)},
        {Method::get, "/numbers/{id}/link", Right::edit_matters, page(pages::show_link)},
        {Method::post, "/numbers/{id}/link", Right::edit_matters, page(pages::link_number)},
    };
}

} // namespace radslag::matters::editing
