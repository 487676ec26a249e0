// The handlers of the pages across features; routes.hpp lists them.
#pragma once

#include "documents/files.hpp"
#include "platform/site/site.hpp"

namespace radslag::overview::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> start(const Site& site, Request& request);
Result<Response> document(const Site& site, Request& request);
/// The kept file, byte for byte, to be saved.
Result<Response> original(const Site& site, const documents::Files& files, Request& request);

} // namespace radslag::overview::pages
