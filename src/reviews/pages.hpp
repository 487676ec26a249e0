// The handlers of reviews and recommendations; routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::reviews::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> list(const Site& site, Request& request);
Result<Response> show(const Site& site, Request& request);
/// The recommendations and lessons of one review or of all.
Result<Response> recommendations(const Site& site, Request& request);

} // namespace radslag::reviews::pages
