// The ledger's SQL: entries, and the names of the rows of which they hold images. ledger.cpp
// appends through it, reader.cpp, check.cpp and sequencer.cpp read through it.
#pragma once

#include "ledger/reader.hpp"

#include <string>
#include <vector>

namespace radslag::ledger::store {

struct NewEntry {
    std::string_view time, who, verb, object;
    const Hash& root;
    std::span<const std::byte> payload;
};

/// The row of which an entry holds an image.
struct ImageName {
    std::string_view table, id;
};

/// Inserts the entry with the names of its images and returns its id. On SQLite it is numbered at
/// once; on PostgreSQL all goes there and back in one way.
std::int64_t insert_entry(db::Session& session, const NewEntry& entry,
                          std::span<const ImageName> images);

std::int64_t length(db::Session& session);
std::optional<std::int64_t> last_number(db::Session& session);

/// The numbered entry with the lowest number from `number` on.
std::optional<Entry> entry_from(db::Session& session, std::int64_t number);
std::optional<Entry> entry_with_id(db::Session& session, std::int64_t id);
/// The entry without a number with the lowest id over `id`.
std::optional<Entry> unnumbered_after(db::Session& session, std::int64_t id);

/// Ids of the entries that hold images of the row, in the order in which they were written.
std::vector<std::int64_t> entries_of_row(db::Session& session, std::string_view table,
                                         std::string_view row);
/// The id of the last entry that holds an image of the row.
std::optional<std::int64_t> newest_entry_of_row(db::Session& session, std::string_view table,
                                                std::string_view row);
/// The id of the last entry before `entry` that holds an image of the row.
std::optional<std::int64_t> entry_of_row_before(db::Session& session, std::string_view table,
                                                std::string_view row, std::int64_t entry);
/// Whether the index leads from the row to that entry.
bool names_image(db::Session& session, std::string_view table, std::string_view row,
                 std::int64_t entry);
std::int64_t count_images(db::Session& session);

/// PostgreSQL: takes the sequencer's lock until the end of the transaction, unless another has it.
bool lock_numbering(db::Session& session);
/// PostgreSQL: numbers at most `most` of the entries that this statement sees, from `first` on, in
/// the order of their ids; returns how many.
std::int64_t number_entries(db::Session& session, std::int64_t first, std::int64_t most);

} // namespace radslag::ledger::store
