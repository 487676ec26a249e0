// The pages of proposals and the forms of their acts: pages.cpp shows, list_pages.cpp lists,
// proposing_pages.cpp has the forms of whoever proposes, deciding_pages.cpp those of whoever
// prepares the meeting. routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::proposals::pages {

using http::Request;
using http::Response;
using site::Site;

/// The proposals of a body, as a page or as a file.
Result<Response> list(const Site& site, Request& request);
Result<Response> show(const Site& site, Request& request);

Result<Response> show_new(const Site& site, Request& request);
Result<Response> add(const Site& site, Request& request);
Result<Response> show_edit(const Site& site, Request& request);
Result<Response> edit(const Site& site, Request& request);
Result<Response> withdraw(const Site& site, Request& request);

Result<Response> show_take(const Site& site, Request& request);
Result<Response> take(const Site& site, Request& request);
Result<Response> show_keep(const Site& site, Request& request);
Result<Response> keep(const Site& site, Request& request);
Result<Response> show_decline(const Site& site, Request& request);
Result<Response> decline(const Site& site, Request& request);
Result<Response> reopen(const Site& site, Request& request);

} // namespace radslag::meetings::proposals::pages
