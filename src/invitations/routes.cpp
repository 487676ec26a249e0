// See routes.hpp.
#include "invitations/routes.hpp"

#include "invitations/guests/pages.hpp"

namespace radslag::invitations {

std::vector<http::Route> routes(const pages::Desk& desk) {
    using http::Method;
    using http::Right;
    const auto page = [&desk](auto handler) {
        return [&desk, handler](http::Request& request) { return handler(desk, request); };
    };
    return {
        {Method::get, "/meetings/{id}/invitations", Right::edit_meetings, page(pages::show_called)},
        {Method::get, "/meetings/{id}/invitations.xlsx", Right::edit_meetings,
         page(pages::export_called)},
        {Method::get, "/meetings/{id}/invitations.csv", Right::edit_meetings,
         page(pages::export_called)},
        {Method::get, "/meetings/{id}/meals.xlsx", Right::edit_meetings, page(pages::export_meals)},
        {Method::get, "/meetings/{id}/meals.csv", Right::edit_meetings, page(pages::export_meals)},
        {Method::post, "/meetings/{id}/invitations", Right::edit_meetings, page(pages::call)},
        {Method::get, "/meetings/{id}/invitations/guests/new", Right::edit_meetings,
         page(guests::pages::show)},
        {Method::post, "/meetings/{id}/invitations/guests/new", Right::edit_meetings,
         page(guests::pages::save)},
        {Method::post, "/invitations/{id}/take-back", Right::edit_meetings,
         page(guests::pages::take_back)},
        {Method::get, "/meetings/{id}/invitations/mails", Right::edit_meetings,
         page(pages::show_mail)},
        {Method::post, "/meetings/{id}/invitations/mails", Right::edit_meetings, page(pages::tell)},
        {Method::get, "/meetings/{id}/attendance", Right::edit_meetings,
         page(pages::show_attendance)},
        {Method::post, "/meetings/{id}/attendance", Right::edit_meetings,
         page(pages::note_attendance)},
        {Method::get, "/invitations/{id}/answer", Right::signed_in, page(pages::show)},
        {Method::post, "/invitations/{id}/answer", Right::signed_in, page(pages::save)},
    };
}

} // namespace radslag::invitations
