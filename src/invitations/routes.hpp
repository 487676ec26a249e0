// The addresses of invitations.
#pragma once

#include "invitations/pages.hpp"

namespace radslag::invitations {

/// What the desk refers to must outlive them.
std::vector<http::Route> routes(const pages::Desk& desk);

} // namespace radslag::invitations
