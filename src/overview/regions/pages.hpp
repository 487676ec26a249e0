// The handlers of /regions; ../routes.hpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::overview::regions {

/// The 21 as a map and a table, or as a file (/regions.csv, /regions.xlsx).
Result<http::Response> list(const site::Site& site, http::Request& request);
/// /regions/{code}: the profile of the region of that county letter; county and NUTS codes lead to
/// the letter.
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::overview::regions
