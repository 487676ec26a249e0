// The handlers of the forms for persons, organisations and posts, in the *_pages.cpp of this
// folder, and of the suggestions while a name is typed. Reading pages are in overview.
#pragma once

#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::people::editing::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show_new_person(const Site& site, Request& request);
Result<Response> add_person(const Site& site, Request& request);
/// The person's form, and below it the posts, merging and closing.
Result<Response> show_person(const Site& site, Request& request);
Result<Response> edit_person(const Site& site, Request& request);
Result<Response> close_person(const Site& site, Request& request);
Result<Response> show_person_merge(const Site& site, Request& request);
Result<Response> merge_persons(const Site& site, Request& request);

Result<Response> show_new_organisation(const Site& site, Request& request);
Result<Response> add_organisation(const Site& site, Request& request);
Result<Response> show_organisation(const Site& site, Request& request);
Result<Response> edit_organisation(const Site& site, Request& request);
Result<Response> close_organisation(const Site& site, Request& request);
Result<Response> show_organisation_merge(const Site& site, Request& request);
Result<Response> merge_organisations(const Site& site, Request& request);

Result<Response> show_new_post(const Site& site, Request& request);
Result<Response> add_post(const Site& site, Request& request);
Result<Response> show_post(const Site& site, Request& request);
Result<Response> edit_post(const Site& site, Request& request);
Result<Response> delete_post(const Site& site, Request& request);

/// At most ten names that begin with the query's `q`, one a line.
Result<Response> suggest_people(const Site& site, Request& request);
Result<Response> suggest_organisations(const Site& site, Request& request);

} // namespace radslag::people::editing::pages
