// The handlers of the forms for matters, milestones, themes and found numbers, in the *_pages.cpp
// of this folder.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::matters::editing::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show_new_matter(const Site& site, Request& request);
Result<Response> add_matter(const Site& site, Request& request);
/// The matter's form, and below it its milestones.
Result<Response> show_matter(const Site& site, Request& request);
Result<Response> edit_matter(const Site& site, Request& request);

Result<Response> show_new_milestone(const Site& site, Request& request);
Result<Response> add_milestone(const Site& site, Request& request);
Result<Response> show_milestone(const Site& site, Request& request);
Result<Response> edit_milestone(const Site& site, Request& request);
Result<Response> delete_milestone(const Site& site, Request& request);

Result<Response> show_new_theme(const Site& site, Request& request);
Result<Response> add_theme(const Site& site, Request& request);
Result<Response> show_theme(const Site& site, Request& request);
Result<Response> edit_theme(const Site& site, Request& request);
Result<Response> delete_theme(const Site& site, Request& request);

Result<Response> show_link(const Site& site, Request& request);
Result<Response> link_number(const Site& site, Request& request);

} // namespace radslag::matters::editing::pages
