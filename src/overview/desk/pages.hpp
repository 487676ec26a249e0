// The desk of whoever is signed in: what one owes, what one was told, what one sent.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::overview::desk {

Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::overview::desk
