// See rows.hpp.
#include "exports/rows.hpp"

#include "ledger/jcs.hpp"
#include "platform/base/base64.hpp"

namespace radslag::exports {

namespace {

void append_csv_text(std::string& line, std::string_view text) {
    const bool is_plain = !text.empty() && text.find_first_of(",\"\r\n") == text.npos &&
                          text.front() != ' ' && text.back() != ' ';
    if (is_plain) {
        line += text;
        return;
    }
    line += '"';
    for (const char c : text) {
        line += c;
        if (c == '"')
            line += c;
    }
    line += '"';
}

} // namespace

void append_json(std::string& line, std::span<const db::ColumnShape> columns,
                 std::span<const Cell> cells) {
    line += '{';
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += i == 0 ? "" : ",";
        ledger::append_jcs(line, columns[i].name);
        line += ':';
        if (const auto* number = std::get_if<std::int64_t>(&cells[i]))
            line += std::to_string(*number);
        else if (const auto* text = std::get_if<std::string_view>(&cells[i]))
            ledger::append_jcs(line, *text);
        else if (const auto* bytes = std::get_if<std::span<const std::byte>>(&cells[i]))
            ledger::append_jcs(line, std::string_view(to_base64(*bytes)));
        else
            line += "null";
    }
    line += '}';
}

void append_csv(std::string& line, std::span<const Cell> cells) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
        line += i == 0 ? "" : ",";
        if (const auto* number = std::get_if<std::int64_t>(&cells[i]))
            line += std::to_string(*number);
        else if (const auto* text = std::get_if<std::string_view>(&cells[i]))
            append_csv_text(line, *text);
        else if (const auto* bytes = std::get_if<std::span<const std::byte>>(&cells[i]))
            append_csv_text(line, to_base64(*bytes));
    }
    line += "\r\n";
}

RowWriter::RowWriter(Bag& bag, const std::string& path, db::TableShape shape)
    : bag_(bag), json_lines_(bag.open(path + ".jsonl")),
      csv_(bag.open(path + ".csv")), files_{std::move(shape), 0, {}, {}} {
    std::vector<Cell> headings;
    for (const db::ColumnShape& column : files_.shape.columns)
        headings.emplace_back(std::string_view(column.name));
    append_csv(line_, headings);
    csv_.write(line_);
}

void RowWriter::row(std::span<const Cell> cells) {
    line_.clear();
    append_json(line_, files_.shape.columns, cells);
    line_ += '\n';
    json_lines_.write(line_);
    line_.clear();
    append_csv(line_, cells);
    csv_.write(line_);
    ++files_.rows;
}

RowFiles RowWriter::finish() {
    files_.json_lines = bag_.close(json_lines_);
    files_.csv = bag_.close(csv_);
    return std::move(files_);
}

} // namespace radslag::exports
