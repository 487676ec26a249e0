// The addresses of taking notes.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::writing {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::meetings::writing
