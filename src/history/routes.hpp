// The addresses of histories and of undoing.
#pragma once

#include "ledger/check.hpp"
#include "platform/http/router.hpp"
#include "platform/site/site.hpp"

#include <vector>

namespace radslag::history {

/// What is given must outlive the routes.
std::vector<http::Route> routes(const site::Site& site,
                                std::span<const ledger::RecordTable> tables);

} // namespace radslag::history
