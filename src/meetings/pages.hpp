// The handlers of /meetings and /bodies; routes.hpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::meetings::pages {

Result<http::Response> list(const site::Site& site, http::Request& request);
Result<http::Response> body(const site::Site& site, http::Request& request);
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::meetings::pages
