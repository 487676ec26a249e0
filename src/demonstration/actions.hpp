// Fills the demonstration forum: the story of data/demonstration, told as acts of the ledger that
// are dated from two years ago to today.
#pragma once

#include "documents/files.hpp"
#include "platform/db/database.hpp"

#include <functional>

namespace radslag::demonstration {

/// Stands in one turn that only the secretariat may read by law, and in what follows from it: a
/// page that shows it to anybody else shows what is withheld.
constexpr std::string_view secret_word = "Kvarnglimmer";

/// The account that signs in as the demonstration's secretary.
constexpr std::string_view secretary_mail = "kansli@demo.example";

struct Filled {
    std::size_t acts = 0;  ///< that happened now
    std::size_t known = 0; ///< that had happened before, and were left alone
};

/// How far the filling has come, for a progress line.
using FillProgress = std::function<void(std::size_t done, std::size_t all)>;

/// Tells the story up to `today`. What has been told before is left as it is, so that a filling
/// that was interrupted goes on where it stopped. Where there is no forum, one is founded; else the
/// demonstration's bodies stand beside the others. `times` over 1 repeats the meetings with changed
/// words in earlier years and further bodies: a register so many times as large, for measuring.
/// `clock` is the database's own; it is set to the time of each act. Errors: of the database.
Result<Filled> fill(db::Database& database, FixedClock& clock, const documents::Files& files,
                    Day today, int times, const FillProgress& progress = {});

/// Whether the register holds the demonstration, whole or in part.
bool is_there(db::Session& session);

} // namespace radslag::demonstration
