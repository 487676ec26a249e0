// The handlers of /people; ../routes.hpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::overview::persons {

/// The list, as a page or as a file (/people.csv, /people.xlsx).
Result<http::Response> list(const site::Site& site, http::Request& request);
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::overview::persons
