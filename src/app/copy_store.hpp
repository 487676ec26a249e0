// What `radslag copy` asks the ledger before it begins.
#pragma once

#include "platform/db/database.hpp"

namespace radslag::app::store {

/// Whether anything has been done in the register.
bool has_acts(db::Session& session);
/// Whether an act waits for its number, which it gets a moment after it on PostgreSQL.
bool has_unnumbered_acts(db::Session& session);

} // namespace radslag::app::store
