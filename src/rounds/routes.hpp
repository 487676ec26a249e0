// The addresses of calls.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::rounds {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::rounds
