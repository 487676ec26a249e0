// Forms for persons. Their reading pages are in overview.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::people::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show_new_person(const Site& site, Request& request);
Result<Response> add_person(const Site& site, Request& request);
Result<Response> show_person_form(const Site& site, Request& request);
Result<Response> edit_person(const Site& site, Request& request);

} // namespace radslag::people::pages
