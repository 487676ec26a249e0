// The addresses of meetings.
#pragma once

#include "platform/http/router.hpp"
#include "platform/print/prints.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::meetings {

/// Site and prints must outlive the routes.
std::vector<http::Route> routes(const site::Site& site, const print::Prints& prints);

} // namespace radslag::meetings
