// The addresses of reviews.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::reviews {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::reviews
