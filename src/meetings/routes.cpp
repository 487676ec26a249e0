// See routes.hpp.
#include "meetings/routes.hpp"

#include "meetings/pages.hpp"

namespace radslag::meetings {

std::vector<http::Route> routes(const site::Site& site, const documents::Files& files,
                                const print::Prints& prints) {
    using http::Method;
    using http::Right;
    return {
        {Method::get, "/meetings", Right::anyone,
         [&site](http::Request& request) { return pages::list(site, request); }},
        {Method::get, "/meetings.csv", Right::anyone,
         [&site](http::Request& request) { return pages::list(site, request); }},
        {Method::get, "/meetings.xlsx", Right::anyone,
         [&site](http::Request& request) { return pages::list(site, request); }},
        {Method::get, "/meetings/{id}", Right::anyone,
         [&site](http::Request& request) { return pages::show(site, request); }},
        {Method::get, "/meetings/{id}/agenda.pdf", Right::anyone,
         [&site, &files, &prints](http::Request& request) {
             return pages::notice(site, files, prints, request);
         }},
        {Method::get, "/meetings/{id}/minutes.pdf", Right::anyone,
         [&site, &prints](http::Request& request) {
             return pages::minutes(site, prints, request);
         }},
    };
}

} // namespace radslag::meetings
