// The handler of /search; routes.hpp lists it.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::search_pages::pages {

/// What is found for the question and the filters in the address, or what is wrong with them.
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::search_pages::pages
