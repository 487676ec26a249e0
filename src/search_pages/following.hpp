// Keeps the index up: follows the ledger entry by entry and makes anew what each one touched. Words
// are found before anything is written, so that nobody who writes waits for it. What is stored can
// be thrown away at any time: it is then made anew from the records, while it serves.
#pragma once

#include "platform/db/database.hpp"
#include "platform/jobs/follower.hpp"

#include <functional>

namespace radslag::search_pages {

/// Takes one step: follows some entries, or makes some records anew when all is made anew, as it is
/// at first and when words are found in another way. Gives whether there was anything to do.
/// Several may step at once, also on several nodes: what one has taken, the others leave. Errors:
/// unavailable.
Result<bool> follow(db::Database& database);

/// How much of the index is made, in records.
struct Progress {
    std::int64_t done = 0;
    std::int64_t all = 0;
};

/// Steps until nothing is left to do; tells `each` now and then how far all is made, also where
/// others step too. Errors: unavailable.
Result<void> catch_up(db::Database& database,
                      const std::function<void(const Progress&)>& each = {});

/// Has everything made anew from the next step on; what is there is found until then. Errors:
/// unavailable.
Result<void> make_anew(db::Database& database);

/// How far the index is behind the register.
enum class Lag { none, some_acts, being_made };
Lag lag(db::Session& session);

/// What keeps the index up as long as the program runs.
jobs::Following following();

} // namespace radslag::search_pages
