// The handler of /horizon; ../routes.hpp lists it.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::overview::horizon {

/// Every coming date, as a page or as a file (/horizon.csv, /horizon.xlsx).
Result<http::Response> list(const site::Site& site, http::Request& request);

} // namespace radslag::overview::horizon
