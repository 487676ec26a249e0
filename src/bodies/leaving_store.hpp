// SQL of who has left; see leaving.hpp.
#pragma once

#include "bodies/leaving.hpp"
#include "platform/db/database.hpp"

namespace radslag::bodies::store {

std::vector<Holding> holdings_of(db::Session& session, people::PersonId person);
std::optional<Successor> successor_of(db::Session& session, people::PersonId person, Day today);

} // namespace radslag::bodies::store
