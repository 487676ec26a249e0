// The addresses of proposed points.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::proposals {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::meetings::proposals
