// The handlers of the pages across features; routes.hpp lists them.
#pragma once

#include "documents/files.hpp"
#include "platform/site/site.hpp"

namespace radslag::overview::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> start(const Site& site, Request& request);
Result<Response> people(const Site& site, Request& request);
Result<Response> person(const Site& site, Request& request);
Result<Response> organisations(const Site& site, Request& request);
Result<Response> organisation(const Site& site, Request& request);
/// /regions/{code}: leads to the organisation by county letter, county code or NUTS code.
Result<Response> region(const Site& site, Request& request);
Result<Response> commitments(const Site& site, Request& request);
Result<Response> commitment(const Site& site, Request& request);
Result<Response> horizon(const Site& site, Request& request);
Result<Response> document(const Site& site, Request& request);
/// The kept file, byte for byte, to be saved.
Result<Response> original(const Site& site, const documents::Files& files, Request& request);

} // namespace radslag::overview::pages
