// The handlers of a Word file of the notes that comes back: the form for it, what it would change,
// and what is chosen of that. routes.hpp lists them.
#pragma once

#include "documents/files.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::returning::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show(const Site& site, Request& request);
Result<Response> look_through(const Site& site, const documents::Files& files, Request& request);
Result<Response> take_in(const Site& site, Request& request);

} // namespace radslag::meetings::returning::pages
