// See routes.hpp.
#include "meetings/writing/routes.hpp"

#include "meetings/writing/pages.hpp"

namespace radslag::meetings::writing {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/meetings/{id}/write", Right::edit_meetings, page(pages::show)},
        {Method::post, "/meetings/{id}/write", Right::edit_meetings, page(pages::keep)},
        {Method::post, "/turns/{id}/keep-both", Right::edit_meetings, page(pages::keep_both)},
    };
}

} // namespace radslag::meetings::writing
