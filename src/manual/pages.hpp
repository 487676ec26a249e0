// The manual's pages; see manual.hpp.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::manual::pages {

/// The first page.
Result<http::Response> first(const site::Site& site, http::Request& request);
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::manual::pages
