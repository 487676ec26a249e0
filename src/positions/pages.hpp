// The pages of positions and the forms of their acts: pages.cpp shows, draft_pages.cpp has the
// forms of a draft, step_pages.cpp those of a stand and of the release. routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::positions::pages {

using http::Request;
using http::Response;
using site::Site;

/// What a body prepares.
Result<Response> list(const Site& site, Request& request);
/// A position: for those who prepare it, and once it is released for whom it was released to.
Result<Response> show(const Site& site, Request& request);

Result<Response> show_new(const Site& site, Request& request);
Result<Response> add(const Site& site, Request& request);
Result<Response> show_edit(const Site& site, Request& request);
Result<Response> edit(const Site& site, Request& request);
Result<Response> withdraw(const Site& site, Request& request);

Result<Response> show_stand(const Site& site, Request& request);
Result<Response> take_stand(const Site& site, Request& request);
/// What others would read, and who, before it is done.
Result<Response> show_release(const Site& site, Request& request);
Result<Response> release(const Site& site, Request& request);

} // namespace radslag::positions::pages
