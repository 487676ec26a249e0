// The addresses of the forms for persons.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::people {

std::vector<http::Route> routes(const site::Site& site);

} // namespace radslag::people
