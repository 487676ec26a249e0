// The words of inputs, by which others like them are found, are kept a moment after they have come
// in, for many at once: whoever sends one does not wait for them. likeness_store.hpp finds by them.
#pragma once

#include "platform/db/database.hpp"
#include "platform/jobs/follower.hpp"

namespace radslag::inputs {

/// Keeps the gists of up to 400 inputs that have come in since the last step, and gives how many
/// there were. The words are found before anything is written, so that others can write
/// meanwhile. Several may step at once, also on several nodes: what one has taken, the others
/// leave. Errors: unavailable.
Result<std::size_t> keep_new_gists(db::Database& database);

/// Steps until none is left. Whoever reads what is alike calls it first, so that nothing that has
/// come in is missed. Errors: unavailable.
Result<void> catch_up_gists(db::Database& database);

/// Keeps the gists of up to 400 inputs whose gist is missing or was made with another analyser:
/// those whose ids come after `after`, by id. Gives the last of them while there may be more.
Result<std::optional<std::string>> renew_gists(db::Database& database, std::string_view after);

/// What keeps new gists as long as the program runs.
jobs::Following keeping_gists();

} // namespace radslag::inputs
