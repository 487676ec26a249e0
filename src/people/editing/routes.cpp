// See routes.hpp.
#include "people/editing/routes.hpp"

#include "people/editing/pages.hpp"

namespace radslag::people::editing {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/people/new", Right::edit_people, page(pages::show_new_person)},
        {Method::post, "/people/new", Right::edit_people, page(pages::add_person)},
        {Method::get, "/people/{id}/edit", Right::edit_people, page(pages::show_person)},
        {Method::post, "/people/{id}/edit", Right::edit_people, page(pages::edit_person)},
        {Method::post, "/people/{id}/close", Right::edit_people, page(pages::close_person)},
        {Method::get, "/people/{id}/merge", Right::edit_people, page(pages::show_person_merge)},
        {Method::post, "/people/{id}/merge", Right::edit_people, page(pages::merge_persons)},
        {Method::get, "/people/{id}/posts/new", Right::edit_people, page(pages::show_new_post)},
        {Method::post, "/people/{id}/posts/new", Right::edit_people, page(pages::add_post)},
        {Method::get, "/posts/{id}/edit", Right::edit_people, page(pages::show_post)},
        {Method::post, "/posts/{id}/edit", Right::edit_people, page(pages::edit_post)},
        {Method::post, "/posts/{id}/delete", Right::edit_people, page(pages::delete_post)},
        {Method::get, "/organisations/new", Right::edit_people, page(pages::show_new_organisation)},
        {Method::post, "/organisations/new", Right::edit_people, page(pages::add_organisation)},
        {Method::get, "/organisations/{id}/edit", Right::edit_people,
         page(pages::show_organisation)},
        {Method::post, "/organisations/{id}/edit", Right::edit_people,
         page(pages::edit_organisation)},
        {Method::post, "/organisations/{id}/close", Right::edit_people,
         page(pages::close_organisation)},
        {Method::get, "/organisations/{id}/merge", Right::edit_people,
         page(pages::show_organisation_merge)},
        {Method::post, "/organisations/{id}/merge", Right::edit_people,
         page(pages::merge_organisations)},
        {Method::get, "/suggest/people", Right::signed_in, page(pages::suggest_people)},
        {Method::get, "/suggest/organisations", Right::signed_in,
         page(pages::suggest_organisations)},
    };
}

} // namespace radslag::people::editing
