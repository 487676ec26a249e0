// The handlers of /organisations; ../routes.hpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::overview::organisations {

/// The list, as a page or as a file (/organisations.csv, /organisations.xlsx).
Result<http::Response> list(const site::Site& site, http::Request& request);
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::overview::organisations
