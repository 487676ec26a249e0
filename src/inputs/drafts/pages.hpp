// The handlers of drafts of inputs. A draft is at /inputs/drafts/{id}: read there, kept by POST to
// the same address, sent by POST to /send beside it.
#pragma once

#include "documents/files.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::inputs::drafts::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> list(const Site& site, Request& request);
/// Keeps what the form of an input holds as a new draft, good or not.
Result<Response> begin(const Site& site, const documents::Files& files, Request& request);

Result<Response> show(const Site& site, Request& request);
Result<Response> keep(const Site& site, const documents::Files& files, Request& request);
Result<Response> send(const Site& site, const documents::Files& files, Request& request);
/// A file of a draft, to be saved.
Result<Response> file(const Site& site, const documents::Files& files, Request& request);

/// Asks, and throws it away.
Result<Response> show_discard(const Site& site, Request& request);
Result<Response> discard(const Site& site, const documents::Files& files, Request& request);

} // namespace radslag::inputs::drafts::pages
