// Meetings as iCalendar files (docs/calendars.md), and what is new as Atom feeds (docs/feeds.md),
// which programs fetch again and again. A program has no account: it is given what the public
// reads.
#pragma once

#include "notices/scope.hpp"
#include "platform/site/site.hpp"

namespace radslag::notices::pages {

/// What the address names: by `id`, of a region by `code`. Errors: not_found.
Result<Scope> scope_of(const site::Site& site, Scope::Kind kind, const http::Request& request);

/// What was held in the last year and what is to come. Errors: not_found.
Result<http::Response> calendar(const site::Site& site, Scope::Kind kind, http::Request& request);
/// One meeting. Errors: not_found.
Result<http::Response> of_meeting(const site::Site& site, http::Request& request);

/// What was made or changed last, at most 50 things. Errors: not_found.
Result<http::Response> news(const site::Site& site, Scope::Kind kind, http::Request& request);

} // namespace radslag::notices::pages
