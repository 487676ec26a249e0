// The handlers of the forms of reviews; routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::reviews::editing::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show_new_review(const Site& site, Request& request);
Result<Response> add_review(const Site& site, Request& request);
Result<Response> show_review(const Site& site, Request& request);
Result<Response> edit_review(const Site& site, Request& request);
Result<Response> delete_review(const Site& site, Request& request);

/// Several at once, by hand or out of a pasted list.
Result<Response> show_new_recommendations(const Site& site, Request& request);
Result<Response> add_recommendations(const Site& site, Request& request);
Result<Response> show_recommendation(const Site& site, Request& request);
Result<Response> edit_recommendation(const Site& site, Request& request);

Result<Response> show_new_effect(const Site& site, Request& request);
Result<Response> add_effect(const Site& site, Request& request);
Result<Response> show_effect(const Site& site, Request& request);
Result<Response> edit_effect(const Site& site, Request& request);
Result<Response> delete_effect(const Site& site, Request& request);

} // namespace radslag::reviews::editing::pages
