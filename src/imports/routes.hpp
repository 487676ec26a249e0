// The addresses for imports.
#pragma once

#include "imports/pages.hpp"
#include "platform/http/router.hpp"

namespace radslag::imports {

/// The desk must outlive the routes.
std::vector<http::Route> routes(const pages::Desk& desk);

} // namespace radslag::imports
