// See routes.hpp.
#include "reviews/editing/routes.hpp"

#include "reviews/editing/pages.hpp"

namespace radslag::reviews::editing {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/reviews/new", Right::sort_inputs, page(pages::show_new_review)},
        {Method::post, "/reviews/new", Right::sort_inputs, page(pages::add_review)},
        {Method::get, "/reviews/{id}/edit", Right::sort_inputs, page(pages::show_review)},
        {Method::post, "/reviews/{id}/edit", Right::sort_inputs, page(pages::edit_review)},
        {Method::post, "/reviews/{id}/delete", Right::sort_inputs, page(pages::delete_review)},
        {Method::get, "/reviews/{id}/recommendations/new", Right::sort_inputs,
         page(pages::show_new_recommendations)},
        {Method::post, "/reviews/{id}/recommendations/new", Right::sort_inputs,
         page(pages::add_recommendations)},
        {Method::get, "/recommendations/{id}/edit", Right::sort_inputs,
         page(pages::show_recommendation)},
        {Method::post, "/recommendations/{id}/edit", Right::sort_inputs,
         page(pages::edit_recommendation)},
        {Method::get, "/inputs/{id}/effects/new", Right::send_inputs, page(pages::show_new_effect)},
        {Method::post, "/inputs/{id}/effects/new", Right::send_inputs, page(pages::add_effect)},
        {Method::get, "/effects/{id}/edit", Right::send_inputs, page(pages::show_effect)},
        {Method::post, "/effects/{id}/edit", Right::send_inputs, page(pages::edit_effect)},
        {Method::post, "/effects/{id}/delete", Right::send_inputs, page(pages::delete_effect)},
    };
}

} // namespace radslag::reviews::editing
