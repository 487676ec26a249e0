// Undoing an act by a new act: every row goes back to its image before, rows that the act made go
// away, rows that it deleted come back. Why its statements are made while the program runs stands
// in docs/decisions/0007-undo-makes-its-statements.md.
#pragma once

#include "ledger/check.hpp"
#include "ledger/reader.hpp"

namespace radslag::ledger {

/// One row that an act touched.
struct Change {
    Image after;
    std::optional<Image> before; ///< nothing: the row was not there before
};

/// The entry with that id; nothing when there is none.
std::optional<Entry> entry_with_id(db::Session& session, std::int64_t id);

/// What an act did to the rows that it touched, in the order of their paths; with `wanted`, to
/// those of them whose image after the act it accepts.
std::vector<Change> changes_of(db::Session& session, const Entry& entry,
                               const std::function<bool(const Image& after)>& wanted = {});

/// Takes back what the act of `entry` did, by an act with the verb `undo` about the same record;
/// gives its id. Versions rise all the same, so that a form opened meanwhile meets a conflict.
/// `tables` must name every table of the act. Errors: conflict when a row has been changed since,
/// when another row refers by now to one that would go away, or when what stood there was erased.
Result<std::int64_t> undo(db::Session& session, std::string_view who, const Entry& entry,
                          std::span<const RecordTable> tables);

/// Whether a row of any table refers to this one, which therefore cannot be deleted.
bool is_referred_to(db::Session& session, std::string_view table, std::string_view id);

} // namespace radslag::ledger
