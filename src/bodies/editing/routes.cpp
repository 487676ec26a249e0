// See routes.hpp.
#include "bodies/editing/routes.hpp"

#include "bodies/editing/pages.hpp"

namespace radslag::bodies::editing {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/bodies/new", Right::found_bodies, page(pages::show_new_body)},
        {Method::post, "/bodies/new", Right::found_bodies, page(pages::found_body)},
        {Method::get, "/bodies/{id}/edit", Right::edit_bodies, page(pages::show_body)},
        {Method::post, "/bodies/{id}/edit", Right::edit_bodies, page(pages::edit_body)},
        {Method::post, "/bodies/{id}/close", Right::edit_bodies, page(pages::close_body)},
        {Method::post, "/bodies/{id}/seat", Right::edit_bodies, page(pages::seat_roster)},
        {Method::get, "/bodies/{id}/parties/new", Right::edit_bodies, page(pages::show_new_party)},
        {Method::post, "/bodies/{id}/parties/new", Right::edit_bodies, page(pages::add_party)},
        {Method::get, "/parties/{id}/edit", Right::edit_bodies, page(pages::show_party)},
        {Method::post, "/parties/{id}/edit", Right::edit_bodies, page(pages::edit_party)},
        {Method::post, "/parties/{id}/delete", Right::edit_bodies, page(pages::delete_party)},
        {Method::get, "/bodies/{id}/mandates/new", Right::edit_bodies,
         page(pages::show_new_mandate)},
        {Method::post, "/bodies/{id}/mandates/new", Right::edit_bodies, page(pages::add_mandate)},
        {Method::get, "/mandates/{id}/edit", Right::edit_bodies, page(pages::show_mandate)},
        {Method::post, "/mandates/{id}/edit", Right::edit_bodies, page(pages::edit_mandate)},
        {Method::post, "/mandates/{id}/delete", Right::edit_bodies, page(pages::delete_mandate)},
    };
}

} // namespace radslag::bodies::editing
