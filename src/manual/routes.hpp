// The addresses of the manual.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::manual {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::manual
