// The page on which notes are taken. Without its script each paragraph is a form; with it each is
// kept as it is written, in the browser at once and on the server a moment later (web/writing.js).
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::writing::pages {

/// The whole page; with ?part=1 its sheet alone, for who has the page open.
Result<http::Response> show(const site::Site& site, http::Request& request);
/// Keeps one paragraph; asked for a part, answers with it and what stands beside it.
Result<http::Response> keep(const site::Site& site, http::Request& request);
Result<http::Response> keep_both(const site::Site& site, http::Request& request);

} // namespace radslag::meetings::writing::pages
