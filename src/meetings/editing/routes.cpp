// See routes.hpp.
#include "meetings/editing/routes.hpp"

#include "meetings/editing/pages.hpp"

namespace radslag::meetings::editing {

std::vector<http::Route> routes(const site::Site& site) {
    using http::Method;
    using http::Right;
    const auto page = site::handlers(site);
    return {
        {Method::get, "/meetings/new", Right::edit_meetings, page(pages::show_new_meeting)},
        {Method::post, "/meetings/new", Right::edit_meetings, page(pages::add_meeting)},
        {Method::get, "/meetings/{id}/edit", Right::edit_meetings, page(pages::show_meeting)},
        {Method::post, "/meetings/{id}/edit", Right::edit_meetings, page(pages::edit_meeting)},
        {Method::get, "/meetings/{id}/points/new", Right::edit_meetings,
         page(pages::show_new_point)},
        {Method::post, "/meetings/{id}/points/new", Right::edit_meetings, page(pages::add_point)},
        {Method::get, "/points/{id}/edit", Right::edit_meetings, page(pages::show_point)},
        {Method::post, "/points/{id}/edit", Right::edit_meetings, page(pages::edit_point)},
        {Method::post, "/points/{id}/delete", Right::edit_meetings, page(pages::delete_point)},
        {Method::post, "/points/{id}/move", Right::edit_meetings, page(pages::move_point)},
        {Method::get, "/meetings/{id}/turns/new", Right::edit_meetings, page(pages::show_new_turn)},
        {Method::post, "/meetings/{id}/turns/new", Right::edit_meetings, page(pages::add_turn)},
        {Method::get, "/turns/{id}/edit", Right::edit_meetings, page(pages::show_turn)},
        {Method::post, "/turns/{id}/edit", Right::edit_meetings, page(pages::edit_turn)},
        {Method::post, "/turns/{id}/move", Right::edit_meetings, page(pages::move_turn)},
        {Method::post, "/turns/{id}/delete", Right::edit_meetings, page(pages::delete_turn)},
        {Method::get, "/meetings/{id}/decisions/new", Right::edit_meetings,
         page(pages::show_new_decision)},
        {Method::post, "/meetings/{id}/decisions/new", Right::edit_meetings,
         page(pages::add_decision)},
        {Method::get, "/decisions/{id}/edit", Right::edit_meetings, page(pages::show_decision)},
        {Method::post, "/decisions/{id}/edit", Right::edit_meetings, page(pages::edit_decision)},
        {Method::post, "/decisions/{id}/delete", Right::edit_meetings,
         page(pages::delete_decision)},
        {Method::get, "/meetings/{id}/attendance/new", Right::edit_meetings,
         page(pages::show_new_attendance)},
        {Method::post, "/meetings/{id}/attendance/new", Right::edit_meetings,
         page(pages::add_attendance)},
        {Method::get, "/attendance/{id}/edit", Right::edit_meetings, page(pages::show_attendance)},
        {Method::post, "/attendance/{id}/edit", Right::edit_meetings, page(pages::edit_attendance)},
        {Method::post, "/attendance/{id}/delete", Right::edit_meetings,
         page(pages::delete_attendance)},
        {Method::get, "/enclosures/{id}/edit", Right::edit_meetings, page(pages::show_attachment)},
        {Method::post, "/enclosures/{id}/edit", Right::edit_meetings, page(pages::edit_attachment)},
    };
}

} // namespace radslag::meetings::editing
