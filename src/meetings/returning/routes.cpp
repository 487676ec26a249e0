// See routes.hpp.
#include "meetings/returning/routes.hpp"

#include "meetings/returning/pages.hpp"

namespace radslag::meetings::returning {

std::vector<http::Route> routes(const site::Site& site, const documents::Files& files) {
    using http::Method;
    using http::Right;
    return {
        {Method::get, "/meetings/{id}/word", Right::edit_meetings,
         [&site](http::Request& request) { return pages::show(site, request); }},
        {Method::post, "/meetings/{id}/word", Right::edit_meetings,
         [&site, &files](http::Request& request) {
             return pages::look_through(site, files, request);
         },
         http::Accepts::few_files},
        {Method::post, "/meetings/{id}/word/take", Right::edit_meetings,
         [&site](http::Request& request) { return pages::take_in(site, request); }},
    };
}

} // namespace radslag::meetings::returning
