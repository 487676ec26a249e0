// The answers of the read API: collections, single records, what the API is, and its description.
#pragma once

#include "opendata/collections.hpp"
#include "platform/site/site.hpp"

namespace radslag::opendata::api {

Result<http::Response> list(const site::Site& site, const Collection& collection,
                            http::Request& request);
Result<http::Response> show(const site::Site& site, const Collection& collection,
                            http::Request& request);

/// GET /api/v1/api-info, as the Swedish national REST API profile has it.
Result<http::Response> info(const site::Site& site, http::Request& request);

/// GET /api/v1/openapi.json: OpenAPI 3.1.
Result<http::Response> description(const site::Site& site, http::Request& request);

} // namespace radslag::opendata::api
