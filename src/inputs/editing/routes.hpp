// The addresses of the forms of inputs.
#pragma once

#include "documents/files.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::inputs::editing {

/// Both must outlive the routes.
std::vector<http::Route> routes(const site::Site& site, const documents::Files& files);

} // namespace radslag::inputs::editing
