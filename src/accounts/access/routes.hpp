// The addresses of who may do what in a body.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::accounts::access {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::accounts::access
