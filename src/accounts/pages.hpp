// Signing in and out as pages, the gate that asks who calls, and the page that keeps an interrupted
// form.
#pragma once

#include "accounts/actions.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::accounts::pages {

using http::Request;
using http::Response;
using site::Site;

/// Finds out who calls by the cookie, and asks the table of rights. Whoever has not signed in is
/// asked to where signing in may help; whoever has, and has not the right, finds nothing there.
Result<void> gate(const Site& site, Request& request, http::Right right);

/// The page for a form that did not reach its handler: sign in, or send it again; the fields come
/// along unseen. Without a form it leads to the page for signing in and back.
Response interrupted(const Site& site, Request& request, http::Interruption why);

Result<Response> show_sign_in(const Site& site, Request& request);
Result<Response> sign_in(const Site& site, Attempts& attempts, Request& request);
Result<Response> sign_in_by_link(const Site& site, Attempts& attempts, Request& request);
Result<Response> sign_out(const Site& site, Request& request);
/// One's own account: the roles, and a form for another password.
Result<Response> show_account(const Site& site, Request& request);
Result<Response> change_password(const Site& site, Attempts& attempts, Request& request);

} // namespace radslag::accounts::pages
