// See routes.hpp.
#include "manual/routes.hpp"

#include "manual/pages.hpp"

namespace radslag::manual {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    return {{Method::get, "/manual", Right::anyone,
             [&site](http::Request& request) { return pages::first(site, request); }},
            {Method::get, "/manual/{name}", Right::anyone,
             [&site](http::Request& request) { return pages::show(site, request); }}};
}

} // namespace radslag::manual
