// See routes.hpp.
#include "imports/routes.hpp"

namespace radslag::imports {

std::vector<http::Route> routes(const pages::Desk& desk) {
    using http::Method;
    using http::Right;
    const auto page = [&desk](auto handler) {
        return [&desk, handler](http::Request& request) { return handler(desk, request); };
    };
    // Whoever may import may found bodies; a new forum's administrator may found its first.
    return {
        {Method::get, "/imports", Right::found_bodies, page(pages::list)},
        {Method::post, "/imports", Right::found_bodies, page(pages::send), http::Accepts::files},
        {Method::get, "/imports/sent/{batch}", Right::found_bodies, page(pages::batch)},
        {Method::get, "/imports/{id}", Right::found_bodies, page(pages::review)},
        {Method::post, "/imports/{id}/facts", Right::found_bodies, page(pages::decide)},
        {Method::post, "/imports/{id}/certain", Right::found_bodies, page(pages::accept_certain)},
        {Method::post, "/imports/{id}/doubts", Right::found_bodies, page(pages::settle)},
        {Method::post, "/imports/{id}/destination", Right::found_bodies, page(pages::redirect)},
        {Method::get, "/meetings/{id}/attachments", Right::edit_meetings, page(pages::attachments)},
        {Method::post, "/meetings/{id}/attachments", Right::edit_meetings, page(pages::attach),
         http::Accepts::files},
        {Method::post, "/imports/{id}/accept", Right::found_bodies, page(pages::accept)},
        {Method::post, "/imports/{id}/reject", Right::found_bodies, page(pages::reject)},
    };
}

} // namespace radslag::imports
