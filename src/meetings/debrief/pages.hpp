// The handler of a meeting's debriefs.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::debrief::pages {

/// The whole, or of one `organisation` or `theme`; of a meeting that is to come there is none.
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::meetings::debrief::pages
