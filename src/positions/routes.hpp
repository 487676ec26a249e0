// The addresses of positions.
#pragma once

#include "positions/pages.hpp"

namespace radslag::positions {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::positions
