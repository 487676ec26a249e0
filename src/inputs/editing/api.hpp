// Inputs by programs: POST /api/v1/inputs (docs/api.md). Errors are problem+json (RFC 9457).
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::editing::api {

/// Takes an input in. Answers 201 with its number and address. Errors: invalid with the members
/// that are wrong; those of send().
Result<http::Response> receive(const site::Site& site, http::Request& request);

} // namespace radslag::inputs::editing::api
