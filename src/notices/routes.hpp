// What programs fetch again and again: calendars and feeds of everything, of a body, a region, a
// person and a matter.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::notices {

/// The site must outlive the routes.
std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::notices
