// The pages of who may do what in a body; routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::accounts::access::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show(const Site& site, Request& request);
Result<Response> show_new(const Site& site, Request& request);
/// Answers with the link, which is shown this once.
Result<Response> give(const Site& site, Request& request);
Result<Response> end(const Site& site, Request& request);
Result<Response> link_again(const Site& site, Request& request);

} // namespace radslag::accounts::access::pages
