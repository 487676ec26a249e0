// The handlers of /bodies; ../routes.hpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::overview::rosters {

/// The list, as a page or as a file (/bodies.csv, /bodies.xlsx).
Result<http::Response> list(const site::Site& site, http::Request& request);
/// A body with its roster, its mandates and who is missing.
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::overview::rosters
