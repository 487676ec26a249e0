// Where a walk over a collection goes on. To its reader it is one word without meaning; inside it
// says of which walk it is, so that a cursor of another is refused. Pure.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace radslag::opendata {

struct Cursor {
    std::string walk;  ///< the collection, with what leads to its records
    std::string after; ///< the last key that has been given

    bool operator==(const Cursor&) const = default;
};

/// Letters, digits, "-" and "_".
std::string to_text(const Cursor& cursor);

/// Nothing for what to_text() never writes.
std::optional<Cursor> parse_cursor(std::string_view text);

} // namespace radslag::opendata
