// See routes.hpp.
#include "meetings/routes.hpp"

#include "meetings/debrief/pages.hpp"
#include "meetings/pages.hpp"
#include "meetings/word/pages.hpp"

namespace radslag::meetings {

std::vector<http::Route> routes(const site::Site& site, const documents::Files& files,
                                const print::Prints& prints) {
    using http::Method;
    using http::Right;
    const auto with_files = [&site, &files](auto handler) {
        return [&site, &files, handler](http::Request& request) {
            return handler(site, files, request);
        };
    };
    return {
        {Method::get, "/meetings", Right::anyone,
         [&site](http::Request& request) { return pages::list(site, request); }},
        {Method::get, "/meetings.csv", Right::anyone,
         [&site](http::Request& request) { return pages::list(site, request); }},
        {Method::get, "/meetings.xlsx", Right::anyone,
         [&site](http::Request& request) { return pages::list(site, request); }},
        {Method::get, "/meetings/{id}", Right::anyone,
         [&site](http::Request& request) { return pages::show(site, request); }},
        {Method::get, "/meetings/{id}/debrief", Right::anyone,
         [&site](http::Request& request) { return debrief::pages::show(site, request); }},
        {Method::get, "/meetings/{id}/agenda.pdf", Right::anyone,
         [&site, &files, &prints](http::Request& request) {
             return pages::notice(site, files, prints, request);
         }},
        {Method::get, "/meetings/{id}/minutes.pdf", Right::anyone,
         [&site, &prints](http::Request& request) {
             return pages::minutes(site, prints, request);
         }},
        {Method::get, "/meetings/{id}.docx", Right::anyone, with_files(word::pages::notes)},
        {Method::get, "/bodies/{id}/template", Right::edit_bodies,
         with_files(word::pages::show_template)},
        {Method::post, "/bodies/{id}/template", Right::edit_bodies,
         with_files(word::pages::take_template), http::Accepts::few_files},
        {Method::post, "/bodies/{id}/template/remove", Right::edit_bodies,
         [&site](http::Request& request) { return word::pages::remove_template(site, request); }},
        {Method::get, "/bodies/{id}/template.docx", Right::edit_bodies,
         with_files(word::pages::template_file)},
    };
}

} // namespace radslag::meetings
