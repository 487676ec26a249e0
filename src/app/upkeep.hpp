// What a server does for its register at night: a list of jobs that put themselves into the queue
// again.
#pragma once

#include "documents/files.hpp"
#include "platform/jobs/worker.hpp"

#include <vector>

namespace radslag::app {

/// The kinds of upkeep. What is given must outlive them.
std::vector<jobs::Kind> upkeep(db::Database& database, const Clock& clock,
                               const documents::Files& files);

/// Puts the first of each into the queue, where none is. Errors: unavailable.
Result<void> plan_upkeep(db::Database& database, const Clock& clock);

} // namespace radslag::app
