// The handlers of calls; routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::rounds::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> list(const Site& site, Request& request);
Result<Response> show(const Site& site, Request& request);
Result<Response> show_new(const Site& site, Request& request);
Result<Response> add(const Site& site, Request& request);
Result<Response> open(const Site& site, Request& request);
Result<Response> close(const Site& site, Request& request);
/// Of the form field `input`: it was told before and answers the call.
Result<Response> reuse(const Site& site, Request& request);

} // namespace radslag::rounds::pages
