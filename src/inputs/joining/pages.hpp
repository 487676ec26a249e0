// The handlers by which inputs are put together, taken apart and divided.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::joining::pages {

using http::Request;
using http::Response;
using site::Site;

/// `?into=57`: the number of the input that stays.
Result<Response> show_merge(const Site& site, Request& request);
Result<Response> merge(const Site& site, Request& request);

Result<Response> show_unmerge(const Site& site, Request& request);
Result<Response> unmerge(const Site& site, Request& request);

/// First where the parts begin is marked, then each part gets its line, matter and theme; both in
/// one form, which changes nothing before all is said.
Result<Response> show_split(const Site& site, Request& request);
Result<Response> split(const Site& site, Request& request);

} // namespace radslag::inputs::joining::pages
