// The addresses of the forms of reviews.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::reviews::editing {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::reviews::editing
