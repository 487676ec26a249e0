// The handlers of /meetings; routes.hpp lists them.
#pragma once

#include "documents/files.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/print/prints.hpp"
#include "platform/site/site.hpp"

namespace radslag::meetings::pages {

/// The list, as a page or as a file (/meetings.csv, /meetings.xlsx).
Result<http::Response> list(const site::Site& site, http::Request& request);
Result<http::Response> show(const site::Site& site, http::Request& request);

/// The minutes as PDF. Until a job has made it the answer is 202 and a page that asks again.
Result<http::Response> minutes(const site::Site& site, const print::Prints& prints,
                               http::Request& request);
/// The job that makes it. Site and prints must outlive it.
jobs::Kind printing_minutes(const site::Site& site, const print::Prints& prints);

/// The notice with its documents, likewise.
Result<http::Response> notice(const site::Site& site, const documents::Files& files,
                              const print::Prints& prints, http::Request& request);
jobs::Kind printing_notices(const site::Site& site, const documents::Files& files,
                            const print::Prints& prints);

} // namespace radslag::meetings::pages
