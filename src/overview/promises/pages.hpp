// The handlers of /commitments; ../routes.hpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::overview::promises {

/// The list, as a page or as a file (/commitments.csv, /commitments.xlsx).
Result<http::Response> list(const site::Site& site, http::Request& request);
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::overview::promises
