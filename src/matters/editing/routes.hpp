// The addresses of the forms for matters, milestones, themes and found numbers.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::matters::editing {

/// The site must outlive the routes.
std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::matters::editing
