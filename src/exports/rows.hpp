// Rows as JSON Lines (one object a line, RFC 8259) and as CSV (RFC 4180), both in UTF-8, written
// side by side with the same values. Look next at tables.hpp.
#pragma once

#include "exports/bag.hpp"
#include "platform/db/catalogue.hpp"

#include <span>
#include <variant>

namespace radslag::exports {

/// A value of a column; nothing for a null.
using Cell =
    std::variant<std::monostate, std::int64_t, std::string_view, std::span<const std::byte>>;

/// Appends the cells as an object with these members. Bytes are base64.
void append_json(std::string& line, std::span<const db::ColumnShape> columns,
                 std::span<const Cell> cells);

/// Appends the cells with what ends the line. A null is an empty field, and an empty text is "".
void append_csv(std::string& line, std::span<const Cell> cells);

/// Two files of the same rows, and what they hold.
struct RowFiles {
    db::TableShape shape;
    std::int64_t rows = 0;
    Written json_lines, csv;
};

/// The two files while they are written.
class RowWriter {
  public:
    /// "data/records/turn" becomes data/records/turn.jsonl and data/records/turn.csv.
    RowWriter(Bag& bag, const std::string& path, db::TableShape shape);

    /// One cell for each column.
    void row(std::span<const Cell> cells);
    RowFiles finish();

  private:
    Bag& bag_;
    OutFile json_lines_, csv_;
    RowFiles files_;
    std::string line_; ///< kept for its room
};

} // namespace radslag::exports
