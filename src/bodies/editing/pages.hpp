// The handlers of the forms for bodies, parties and mandates; body_pages.cpp and seat_pages.cpp.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::bodies::editing::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show_new_body(const Site& site, Request& request);
Result<Response> found_body(const Site& site, Request& request);
/// The body's form, and below it its parties and mandates.
Result<Response> show_body(const Site& site, Request& request);
Result<Response> edit_body(const Site& site, Request& request);
Result<Response> close_body(const Site& site, Request& request);
Result<Response> seat_roster(const Site& site, Request& request);

Result<Response> show_new_party(const Site& site, Request& request);
Result<Response> add_party(const Site& site, Request& request);
Result<Response> show_party(const Site& site, Request& request);
Result<Response> edit_party(const Site& site, Request& request);
Result<Response> delete_party(const Site& site, Request& request);

Result<Response> show_new_mandate(const Site& site, Request& request);
Result<Response> add_mandate(const Site& site, Request& request);
Result<Response> show_mandate(const Site& site, Request& request);
Result<Response> edit_mandate(const Site& site, Request& request);
Result<Response> delete_mandate(const Site& site, Request& request);

} // namespace radslag::bodies::editing::pages
