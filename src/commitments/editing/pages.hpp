// The handlers of the forms for commitments and announced dates; commitment_pages.cpp,
// basis_pages.cpp, deadline_pages.cpp.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::commitments::editing::pages {

using http::Request;
using http::Response;
using site::Site;

/// What was promised and announced at a meeting, each a link to its form.
Result<Response> show_outline(const Site& site, Request& request);

/// `?meeting=`, `?turn=`: where it was said.
Result<Response> show_new_commitment(const Site& site, Request& request);
Result<Response> add_commitment(const Site& site, Request& request);
Result<Response> show_commitment(const Site& site, Request& request);
Result<Response> edit_commitment(const Site& site, Request& request);
/// The field `state` says done, withdrawn or open.
Result<Response> set_state(const Site& site, Request& request);
Result<Response> show_tick(const Site& site, Request& request);
Result<Response> tick(const Site& site, Request& request);
/// Of which point the answers to homework are the basis.
Result<Response> show_basis(const Site& site, Request& request);
Result<Response> choose_basis(const Site& site, Request& request);

Result<Response> show_new_deadline(const Site& site, Request& request);
Result<Response> add_deadline(const Site& site, Request& request);
Result<Response> show_deadline(const Site& site, Request& request);
Result<Response> edit_deadline(const Site& site, Request& request);
Result<Response> delete_deadline(const Site& site, Request& request);

} // namespace radslag::commitments::editing::pages
