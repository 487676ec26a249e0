// Reads the ledger: entries by number for those who follow it, and all that happened to one row.
// Live views, feeds, search and kept pages go by last_number() and entries_from().
#pragma once

#include "ledger/payload.hpp"
#include "platform/db/database.hpp"

#include <string>
#include <vector>

namespace radslag::ledger {

struct Entry {
    std::int64_t id = 0;                ///< the identity taken at insert
    std::optional<std::int64_t> number; ///< from 0; none until the sequencer has seen it
    std::string time, who, verb, object;
    Hash root{};
    std::vector<std::byte> payload;
};

/// A value that owns its text.
using OwnValue = std::variant<std::nullptr_t, bool, std::int64_t, std::string, Erased>;

/// A row as an act left it.
struct Image {
    std::string table, id;
    bool gone = false;                                     ///< the act deleted the row
    std::int64_t schema_version = 0;                       ///< 0 when gone
    std::vector<std::pair<std::string, OwnValue>> columns; ///< in the order of their names

    /// The value of a column; nothing when the image has no such column.
    [[nodiscard]] const OwnValue* find(std::string_view column) const;

    bool operator==(const Image&) const = default;
};

/// The images in a payload, in the order of their paths. Throws BadPayload.
std::vector<Image> images_in(std::span<const std::byte> payload);

/// How many entries are committed, numbered or not: it grows with every act, on both engines, in
/// the moment in which others see what the act changed.
std::int64_t length(db::Session& session);

/// The highest number given; nothing when no entry has one yet.
std::optional<std::int64_t> last_number(db::Session& session);

/// Calls `each` for the numbered entries from `first` on, in order, at most `most` of them. `each`
/// may use the session. Memory is bounded by one entry.
void entries_from(db::Session& session, std::int64_t first, std::int64_t most,
                  const std::function<void(const Entry&)>& each);

/// Calls `each` for every entry that holds an image of the row, from the first on; the last ones
/// may not have their numbers yet. `each` may use the session.
void history_of(db::Session& session, std::string_view table, std::string_view id,
                const std::function<void(const Entry&, const Image&)>& each);

/// The row as the last act left it; nothing when no act has touched it.
std::optional<Image> newest_image_of(db::Session& session, std::string_view table,
                                     std::string_view id);

/// The row as it was before the act of that entry (its id): gone when an earlier act deleted it,
/// nothing when no earlier act has touched it.
std::optional<Image> image_before(db::Session& session, std::string_view table, std::string_view id,
                                  std::int64_t entry);

} // namespace radslag::ledger
