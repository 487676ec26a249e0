// See routes.hpp.
#include "invitations/routes.hpp"

#include "invitations/pages.hpp"

namespace radslag::invitations {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/meetings/{id}/invitations", Right::edit_meetings, page(pages::show_called)},
        {Method::post, "/meetings/{id}/invitations", Right::edit_meetings, page(pages::call)},
        {Method::get, "/invitations/{id}/answer", Right::signed_in, page(pages::show)},
        {Method::post, "/invitations/{id}/answer", Right::signed_in, page(pages::save)},
    };
}

} // namespace radslag::invitations
