// The handlers of the page of figures and of the lists behind it; routes.hpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::dialogue::pages {

Result<http::Response> show(const site::Site& site, http::Request& request);

// The lists, each as a page or as a file (.csv, .xlsx).
Result<http::Response> points(const site::Site& site, http::Request& request);
Result<http::Response> inputs(const site::Site& site, http::Request& request);
Result<http::Response> answers(const site::Site& site, http::Request& request);
Result<http::Response> matters(const site::Site& site, http::Request& request);

} // namespace radslag::dialogue::pages
