// The addresses of invitations.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::invitations {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::invitations
