// The addresses of the forms for meetings and what stands under them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::meetings::editing {

/// The site must outlive the routes.
std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::meetings::editing
