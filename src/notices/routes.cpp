// See routes.hpp.
#include "notices/routes.hpp"

#include "notices/pages.hpp"

namespace radslag::notices {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/calendar.ics", Right::anyone, page(pages::of_all)},
        {Method::get, "/bodies/{id}/calendar.ics", Right::anyone, page(pages::of_body)},
        {Method::get, "/meetings/{id}.ics", Right::anyone, page(pages::of_meeting)},
    };
}

} // namespace radslag::notices
