// The handlers of the forms for meetings and what stands under them, in the *_pages.cpp of this
// folder; routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::editing::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show_new_meeting(const Site& site, Request& request);
Result<Response> add_meeting(const Site& site, Request& request);
/// The meeting's form, and below it links to everything else of the meeting that can be edited.
Result<Response> show_meeting(const Site& site, Request& request);
Result<Response> edit_meeting(const Site& site, Request& request);

Result<Response> show_new_point(const Site& site, Request& request);
Result<Response> add_point(const Site& site, Request& request);
Result<Response> show_point(const Site& site, Request& request);
Result<Response> edit_point(const Site& site, Request& request);
Result<Response> move_point(const Site& site, Request& request);
Result<Response> delete_point(const Site& site, Request& request);

Result<Response> show_new_turn(const Site& site, Request& request);
Result<Response> add_turn(const Site& site, Request& request);
Result<Response> show_turn(const Site& site, Request& request);
Result<Response> edit_turn(const Site& site, Request& request);
Result<Response> move_turn(const Site& site, Request& request);
Result<Response> delete_turn(const Site& site, Request& request);

Result<Response> show_new_decision(const Site& site, Request& request);
Result<Response> add_decision(const Site& site, Request& request);
Result<Response> show_decision(const Site& site, Request& request);
Result<Response> edit_decision(const Site& site, Request& request);
Result<Response> delete_decision(const Site& site, Request& request);

Result<Response> show_new_attendance(const Site& site, Request& request);
Result<Response> add_attendance(const Site& site, Request& request);
Result<Response> show_attendance(const Site& site, Request& request);
Result<Response> edit_attendance(const Site& site, Request& request);
Result<Response> delete_attendance(const Site& site, Request& request);

Result<Response> show_attachment(const Site& site, Request& request);
Result<Response> edit_attachment(const Site& site, Request& request);

} // namespace radslag::meetings::editing::pages
