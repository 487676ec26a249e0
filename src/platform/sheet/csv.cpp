// CSV as Swedish Excel opens it by a double click: UTF-8 with a byte order mark, semicolons, CRLF.
// See sheet.hpp.
#include "platform/sheet/csv.hpp"

#include "platform/sheet/temporary.hpp"

#include <algorithm>

namespace radslag::sheet {

namespace {

/// A sign, digits, and one comma or point among them: what no spreadsheet takes for a formula.
bool is_number(std::string_view text) {
    if (text.starts_with('+') || text.starts_with('-'))
        text.remove_prefix(1);
    const bool digits_only = std::ranges::all_of(
        text, [](char c) { return (c >= '0' && c <= '9') || c == ',' || c == '.'; });
    const auto marks = std::ranges::count_if(text, [](char c) { return c == ',' || c == '.'; });
    return digits_only && marks <= 1 && static_cast<std::ptrdiff_t>(text.size()) > marks;
}

std::string harmless(std::string_view text) {
    constexpr std::string_view begins_formula = "=+-@\t\r";
    const bool is_risky = !text.empty() && begins_formula.find(text.front()) != text.npos;
    return (is_risky && !is_number(text) ? "'" : "") + std::string(text);
}

std::string quoted(const std::string& text) {
    if (text.find_first_of(";\"\r\n") == text.npos)
        return text;
    std::string field = "\"";
    for (const char c : text) {
        field += c;
        if (c == '"')
            field += c;
    }
    return field + '"';
}

class CsvWriter : public Writer {
  public:
    explicit CsvWriter(const std::vector<Column>& columns) : file_(temporary_file()) {
        write(file_.get(), "\xEF\xBB\xBF");
        std::vector<Cell> headings;
        for (const Column& column : columns)
            headings.emplace_back(column.heading);
        row(headings);
    }

    void row(std::span<const Cell> cells) override {
        line_.clear();
        for (const Cell& cell : cells)
            line_.append(line_.empty() && &cell == cells.data() ? "" : ";").append(csv_field(cell));
        write(file_.get(), line_ += "\r\n");
    }

    std::shared_ptr<File> finish() override { return reading(std::move(file_)); }

  private:
    FileHandle file_;
    std::string line_;
};

} // namespace

std::string csv_field(const Cell& cell) {
    if (const auto* words = std::get_if<std::string>(&cell))
        return quoted(harmless(*words));
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        return std::to_string(*number);
    if (const auto* day = std::get_if<Day>(&cell))
        return to_text(*day);
    return {};
}

std::unique_ptr<Writer> csv_writer(const std::vector<Column>& columns) {
    return std::make_unique<CsvWriter>(columns);
}

} // namespace radslag::sheet
