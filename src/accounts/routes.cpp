// See routes.hpp.
#include "accounts/routes.hpp"

namespace radslag::accounts {

std::vector<http::Route> routes(const site::Site& site, Attempts& attempts) {
    using http::Method;
    using http::Request;
    using http::Right;
    const auto page = site::handlers(site);
    const auto bounded = [&site, &attempts](auto handler) {
        return [&site, &attempts, handler](Request& request) {
            return handler(site, attempts, request);
        };
    };
    return {
        {Method::get, "/login", Right::anyone, page(pages::show_sign_in)},
        {Method::post, "/login", Right::anyone, bounded(pages::sign_in)},
        {Method::get, "/login/{token}", Right::anyone, bounded(pages::sign_in_by_link)},
        {Method::post, "/logout", Right::anyone, page(pages::sign_out)},
        {Method::get, "/account", Right::signed_in, page(pages::show_account)},
        {Method::post, "/account/password", Right::signed_in, bounded(pages::change_password)},
    };
}

} // namespace radslag::accounts
