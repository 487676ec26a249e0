// The handlers of invitations; routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::invitations::pages {

using http::Request;
using http::Response;
using site::Site;

/// Who is invited to a meeting and what they have answered, for the secretariat.
Result<Response> show_called(const Site& site, Request& request);
/// Invites whoever is not invited yet.
Result<Response> call(const Site& site, Request& request);
/// The form by which an invitation is answered.
Result<Response> show(const Site& site, Request& request);
Result<Response> save(const Site& site, Request& request);

} // namespace radslag::invitations::pages
