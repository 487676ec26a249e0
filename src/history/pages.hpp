// The pages of histories, and the button that takes an act back.
#pragma once

#include "history/actions.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

namespace radslag::history::pages {

using http::Request;
using http::Response;
using site::Site;

Result<Response> show(const Site& site, Request& request);
/// Back to the record's page, which says that it is saved and offers to take that back too.
Result<Response> undo(const Site& site, std::span<const ledger::RecordTable> tables,
                      Request& request);

} // namespace radslag::history::pages
