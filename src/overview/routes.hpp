// The addresses of the pages across features.
#pragma once

#include "documents/files.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::overview {

/// Site and files must outlive the routes.
std::vector<http::Route> routes(const site::Site& site, const documents::Files& files);

} // namespace radslag::overview
