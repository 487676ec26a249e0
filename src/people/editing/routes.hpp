// The addresses of the forms for persons, organisations and posts, and of suggestions of names.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::people::editing {

/// The site must outlive the routes.
std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::people::editing
