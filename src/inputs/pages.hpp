// The handlers of the reading pages of inputs; routes.hpp lists them. Forms are in editing/.
#pragma once

#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::pages {

/// The list, as a page or as a file (/inputs.csv, /inputs.xlsx).
Result<http::Response> list(const site::Site& site, http::Request& request);
Result<http::Response> show(const site::Site& site, http::Request& request);

} // namespace radslag::inputs::pages
