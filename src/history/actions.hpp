// Reading a record's history, and taking an act back.
#pragma once

#include "history/history.hpp"

namespace radslag::history {

/// What happened to the record, the latest first, as this reader may know it; nothing when there is
/// no such record or the reader may not read it. At most `most_acts` of the latest.
std::optional<History> history_of(db::Session& session, const auth::Reader& reader,
                                  std::string_view table, std::string_view id);
constexpr std::size_t most_acts = 200;

/// A record by its table and id.
struct Record {
    std::string table;
    std::string id;
};

struct Undone {
    std::int64_t entry = 0; ///< of the undoing
    /// What was undone, and what it belongs to, the nearest first; for the way back to a page.
    std::vector<Record> about;
};

/// Takes back an act that the caller did. `tables`: all tables of records. `today`: local.
/// Errors: not_found when it is not the caller's act, or the caller may not change such rows (any
/// more); those of ledger::undo.
Result<Undone> undo(db::Database& database, const auth::Caller& caller, std::int64_t entry,
                    std::span<const ledger::RecordTable> tables, Day today);

} // namespace radslag::history
