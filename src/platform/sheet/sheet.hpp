// A table that leaves the register as a file: typed cells, written row by row, as CSV for Swedish
// Excel or as an xlsx workbook. csv.cpp and xlsx.cpp are the two writers.
#pragma once

#include "platform/base/clock.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace radslag::sheet {

/// One cell: nothing, words (UTF-8), a whole number or a day.
using Cell = std::variant<std::monostate, std::string, std::int64_t, Day>;

/// The cell of something that may be absent.
template <class T>
Cell cell(const std::optional<T>& value) {
    return value ? Cell(*value) : Cell();
}

struct Column {
    std::string heading;
    int width = 20; ///< in characters, 1–255; only a workbook minds it
};

enum class Format { csv, xlsx };

std::string_view content_type(Format format);

/// A finished file without a name, which is gone when the last one who holds it lets go.
class File {
  public:
    virtual ~File() = default;
    /// The next bytes, at most `most`; false at the end. Throws std::runtime_error when the disk
    /// fails.
    virtual bool read(std::string& piece, std::size_t most) = 0;
};

/// Writes one sheet, row by row, to the disk: memory does not grow with the rows.
class Writer {
  public:
    virtual ~Writer() = default;
    /// One row, a cell a column. Throws std::runtime_error when the disk fails.
    virtual void row(std::span<const Cell> cells) = 0;
    /// Ends the sheet and gives the file; nothing may be written after this.
    virtual std::shared_ptr<File> finish() = 0;
};

/// A writer that has written its heading row. `title` names the sheet of a workbook.
std::unique_ptr<Writer> writer(Format format, std::string_view title, std::vector<Column> columns);

/// One field of CSV (RFC 4180, with ';'), quoted where needed. Words that a spreadsheet would take
/// for a formula (those that begin with = + - @ or a tab, numbers excepted) get an apostrophe in
/// front: https://owasp.org/www-community/attacks/CSV_Injection
std::string csv_field(const Cell& cell);

/// The number under which a workbook knows a day: days since 30 December 1899 (ECMA-376, part 1,
/// 18.17.4.1). From 1 March 1900 on it is what every spreadsheet shows.
std::int64_t day_number(Day day);

} // namespace radslag::sheet
