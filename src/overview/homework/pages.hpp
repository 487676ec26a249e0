// The handler of /commitments/{id}/answers; ../routes.hpp lists it.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::overview::homework {

/// All answers to one homework, as a page or as a file.
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::overview::homework
