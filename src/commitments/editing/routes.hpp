// The addresses of the forms for commitments and announced dates.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::commitments::editing {

/// The site must outlive the routes.
std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::commitments::editing
