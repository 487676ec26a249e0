// The nightly upkeep of the database: a job that puts itself into the queue again.
#pragma once

#include "platform/jobs/worker.hpp"

namespace radslag::jobs {

/// Renews what the engine knows of its tables, once in 24 hours. The database must outlive it.
Kind upkeep(db::Database& database);

/// Puts the first one into the queue, if none is there. Errors: unavailable.
Result<void> plan_upkeep(db::Database& database);

} // namespace radslag::jobs
