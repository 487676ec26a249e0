// The addresses of Word files that come back.
#pragma once

#include "documents/files.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::returning {

/// Both must outlive the routes.
std::vector<http::Route> routes(const site::Site& site, const documents::Files& files);

} // namespace radslag::meetings::returning
