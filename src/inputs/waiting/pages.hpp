// The handlers of /milestones/{id}/waiting; ../editing/routes.cpp lists them.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::inputs::waiting::pages {

/// What waits for the milestone: promises, announced dates and answers, ticked where they are tied.
Result<http::Response> show(const site::Site& site, http::Request& request);
Result<http::Response> tie(const site::Site& site, http::Request& request);

} // namespace radslag::inputs::waiting::pages
