// The handlers of the triage.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::triage::pages {

Result<http::Response> show(const site::Site& site, http::Request& request);
/// Sorts what is ticked, all of it or nothing.
Result<http::Response> sort(const site::Site& site, http::Request& request);

} // namespace radslag::inputs::triage::pages
