// The addresses for signing in and out.
#pragma once

#include "accounts/pages.hpp"

namespace radslag::accounts {

/// Site and attempts must outlive the routes.
std::vector<http::Route> routes(const site::Site& site, Attempts& attempts);

} // namespace radslag::accounts
