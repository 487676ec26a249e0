// The plan of a body's year, the forms of its series and of the meetings made of them, and what a
// meeting shall be about: plan_pages.cpp, series_pages.cpp, planning_pages.cpp, theme_pages.cpp.
// routes.hpp lists them.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::series::pages {

using http::Request;
using http::Response;
using site::Site;

/// The year of a body, as a page or as a file.
Result<Response> show_plan(const Site& site, Request& request);

Result<Response> show_new_series(const Site& site, Request& request);
Result<Response> add_series(const Site& site, Request& request);
Result<Response> show_series(const Site& site, Request& request);
Result<Response> edit_series(const Site& site, Request& request);
Result<Response> end_series(const Site& site, Request& request);

/// The days that a series proposes in a year, to be changed, left out and made.
Result<Response> show_planning(const Site& site, Request& request);
Result<Response> plan_meetings(const Site& site, Request& request);

Result<Response> show_themes(const Site& site, Request& request);
Result<Response> set_themes(const Site& site, Request& request);

} // namespace radslag::meetings::series::pages
