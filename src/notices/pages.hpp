// Meetings as iCalendar files (docs/calendars.md), which calendar programs fetch again and again. A
// program has no account: it is given what the public reads.
#pragma once

#include "platform/site/site.hpp"

namespace radslag::notices::pages {

/// What was held in the last year and what is to come, of all bodies.
Result<http::Response> of_all(const site::Site& site, http::Request& request);
/// The same of one body.
Result<http::Response> of_body(const site::Site& site, http::Request& request);
Result<http::Response> of_meeting(const site::Site& site, http::Request& request);

} // namespace radslag::notices::pages
