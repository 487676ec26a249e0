// The addresses of the forms for bodies, parties and mandates.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::bodies::editing {

/// The site must outlive the routes.
std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::bodies::editing
