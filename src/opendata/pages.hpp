// The page that says what programs can read, and how.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::opendata::pages {

Result<http::Response> about(const site::Site& site, http::Request& request);

} // namespace radslag::opendata::pages
