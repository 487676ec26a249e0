// The pages for imports: sending files, what became of them, and the review. Every address asks for
// the right to found bodies, which whoever may import has too; actions ask for the body.
#pragma once

#include "documents/files.hpp"
#include "imports/readings.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/site/site.hpp"

#include <filesystem>
#include <functional>

namespace radslag::imports::pages {

using http::Request;
using http::Response;
using site::Site;

/// What the pages work with beside the site; must outlive the routes.
struct Desk {
    const Site& site;
    const documents::Files& files;
    Readings& readings;
    std::filesystem::path waiting; ///< where sent files lie until they are read
    std::function<void()> wake;    ///< tells the queue that there is work
};

Result<Response> list(const Desk& desk, Request& request);
Result<Response> send(const Desk& desk, Request& request);
/// What became of the files of one form.
Result<Response> batch(const Desk& desk, Request& request);

Result<Response> review(const Desk& desk, Request& request);
/// One decision about one fact. With the field `part` the answer is that fact's article and the
/// counts alone, for the page's script.
Result<Response> decide(const Desk& desk, Request& request);
/// Accepts all that is certain and undecided.
Result<Response> accept_certain(const Desk& desk, Request& request);
/// Settles one doubt of a document that is taken in.
Result<Response> settle(const Desk& desk, Request& request);
Result<Response> redirect(const Desk& desk, Request& request);
/// Files that a meeting's notes promise, and the form that brings one.
Result<Response> attachments(const Desk& desk, Request& request);
Result<Response> attach(const Desk& desk, Request& request);
Result<Response> accept(const Desk& desk, Request& request);
Result<Response> reject(const Desk& desk, Request& request);

} // namespace radslag::imports::pages
