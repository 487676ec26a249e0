// See routes.hpp.
#include "people/routes.hpp"

#include "people/pages.hpp"

namespace radslag::people {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = [&site](auto handler) {
        return [&site, handler](http::Request& request) { return handler(site, request); };
    };
    return {
        {Method::get, "/people/new", Right::edit_people, page(pages::show_new_person)},
        {Method::post, "/people/new", Right::edit_people, page(pages::add_person)},
        {Method::get, "/people/{id}/edit", Right::edit_people, page(pages::show_person_form)},
        {Method::post, "/people/{id}/edit", Right::edit_people, page(pages::edit_person)},
    };
}

} // namespace radslag::people
