// See routes.hpp.
#include "notices/routes.hpp"

#include "notices/pages.hpp"

namespace radslag::notices {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    using enum Scope::Kind;
    const auto page = site::handlers(site);
    const auto calendar = [&site](Scope::Kind kind) {
        return
            [&site, kind](http::Request& request) { return pages::calendar(site, kind, request); };
    };
    const auto news = [&site](Scope::Kind kind) {
        return [&site, kind](http::Request& request) { return pages::news(site, kind, request); };
    };
    return {
        {Method::get, "/calendar.ics", Right::anyone, calendar(everything)},
        {Method::get, "/bodies/{id}/calendar.ics", Right::anyone, calendar(body)},
        {Method::get, "/regions/{code}/calendar.ics", Right::anyone, calendar(region)},
        {Method::get, "/people/{id}/calendar.ics", Right::anyone, calendar(person)},
        {Method::get, "/matters/{id}/calendar.ics", Right::anyone, calendar(matter)},
        {Method::get, "/meetings/{id}.ics", Right::anyone, page(pages::of_meeting)},
        {Method::get, "/feed.atom", Right::anyone, news(everything)},
        {Method::get, "/bodies/{id}/feed.atom", Right::anyone, news(body)},
        {Method::get, "/regions/{code}/feed.atom", Right::anyone, news(region)},
        {Method::get, "/people/{id}/feed.atom", Right::anyone, news(person)},
        {Method::get, "/matters/{id}/feed.atom", Right::anyone, news(matter)},
    };
}

} // namespace radslag::notices
