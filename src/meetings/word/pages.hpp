// The handlers of the notes as a Word file and of the template that a body has for it;
// meetings/routes.hpp lists them.
#pragma once

#include "documents/files.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::word::pages {

using http::Request;
using http::Response;
using site::Site;

/// The notes, out of the body's template where it has one, for whoever may read the meeting.
Result<Response> notes(const Site& site, const documents::Files& files, Request& request);

/// The body's template: which fields it has, and the form by which another one comes.
Result<Response> show_template(const Site& site, const documents::Files& files, Request& request);
Result<Response> take_template(const Site& site, const documents::Files& files, Request& request);
Result<Response> remove_template(const Site& site, Request& request);
/// The file as it was sent.
Result<Response> template_file(const Site& site, const documents::Files& files, Request& request);

} // namespace radslag::meetings::word::pages
