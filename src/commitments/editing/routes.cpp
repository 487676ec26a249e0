// See routes.hpp.
#include "commitments/editing/routes.hpp"

#include "commitments/editing/pages.hpp"

namespace radslag::commitments::editing {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/meetings/{id}/promises", Right::edit_commitments,
         page(pages::show_outline)},
        {Method::get, "/commitments/new", Right::edit_commitments,
         page(pages::show_new_commitment)},
        {Method::post, "/commitments/new", Right::edit_commitments, page(pages::add_commitment)},
        {Method::get, "/commitments/{id}/edit", Right::edit_commitments,
         page(pages::show_commitment)},
        {Method::post, "/commitments/{id}/edit", Right::edit_commitments,
         page(pages::edit_commitment)},
        {Method::post, "/commitments/{id}/state", Right::edit_commitments, page(pages::set_state)},
        {Method::get, "/commitments/{id}/tick", Right::signed_in, page(pages::show_tick)},
        {Method::post, "/commitments/{id}/tick", Right::signed_in, page(pages::tick)},
        {Method::get, "/commitments/{id}/basis", Right::edit_commitments, page(pages::show_basis)},
        {Method::post, "/commitments/{id}/basis", Right::edit_commitments,
         page(pages::choose_basis)},
        {Method::get, "/meetings/{id}/deadlines/new", Right::edit_commitments,
         page(pages::show_new_deadline)},
        {Method::post, "/meetings/{id}/deadlines/new", Right::edit_commitments,
         page(pages::add_deadline)},
        {Method::get, "/deadlines/{id}/edit", Right::edit_commitments, page(pages::show_deadline)},
        {Method::post, "/deadlines/{id}/edit", Right::edit_commitments, page(pages::edit_deadline)},
        {Method::post, "/deadlines/{id}/delete", Right::edit_commitments,
         page(pages::delete_deadline)},
    };
}

} // namespace radslag::commitments::editing
