// Finds the one row in the text of an insert and repeats it with the parameters counted on.
#include "platform/db/insert_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstring>

namespace radslag::db {

namespace {

constexpr std::string_view into = "INSERT INTO ";

/// The length of what stands in brackets at the beginning, both included; 0 when they do not close.
std::size_t bracketed(std::string_view sql) {
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < sql.size(); ++i) {
        if (sql[i] == '\'')
            quoted = !quoted;
        if (quoted)
            continue;
        if (sql[i] == '(')
            ++depth;
        if (sql[i] == ')' && --depth == 0)
            return i + 1;
    }
    return 0;
}

/// Appends the row with `from` added to the number of each parameter; gives the highest number.
std::size_t append_row(std::string& out, std::string_view row, std::size_t from) {
    std::size_t highest = 0;
    while (!row.empty()) {
        const std::size_t sign = std::min(row.find('$'), row.size());
        out += row.substr(0, sign);
        row.remove_prefix(sign);
        if (row.empty())
            break;
        std::size_t number = 0;
        const char* end = std::from_chars(row.data() + 1, row.data() + row.size(), number).ptr;
        row.remove_prefix(static_cast<std::size_t>(end - row.data()));
        highest = std::max(highest, number);
        fmt::format_to(std::back_inserter(out), "${}", from + number);
    }
    return highest;
}

/// The table that is written to.
std::string_view table_of(std::string_view insert) {
    insert.remove_prefix(into.size());
    return insert.substr(0, insert.find(' '));
}

/// Whether a row is made by asking that table: several rows at once would all find the same in it.
bool asks_table(std::string_view row, std::string_view table) {
    constexpr std::string_view from = "FROM ";
    for (std::size_t at = row.find(from); at != std::string_view::npos; at = row.find(from, at)) {
        at += from.size();
        const std::string_view asked = row.substr(at, row.find_first_of(" )", at) - at);
        if (asked == table)
            return true;
    }
    return false;
}

} // namespace

std::optional<std::string> insert_of_rows(std::string_view sql, std::size_t rows) {
    constexpr std::string_view values = " VALUES ";
    const std::size_t found = sql.find(values);
    if (!sql.starts_with(into) || found == std::string_view::npos)
        return std::nullopt;
    const std::string_view before = sql.substr(0, found + values.size());
    const std::string_view rest = sql.substr(before.size());
    const std::string_view row = rest.substr(0, bracketed(rest));
    const std::string_view after = rest.substr(row.size());
    // A row that is passed over gives none back, so that answers would go to the wrong ones.
    const bool passes_over = after.starts_with(" ON CONFLICT ") && after.ends_with(" DO NOTHING");
    if (row.empty() || asks_table(row, table_of(sql)) ||
        !(after.empty() || after.starts_with(" RETURNING ") || passes_over))
        return std::nullopt;
    std::string text(before);
    std::size_t parameters = 0;
    for (std::size_t i = 0; i < rows; ++i) {
        text += i == 0 ? "" : ", ";
        parameters = append_row(text, row, i * parameters);
    }
    return text += after;
}

bool GroupTexts::can_group(std::string_view sql) {
    return !texts_of(sql).empty();
}

std::string_view GroupTexts::text(std::string_view sql, std::size_t rows) {
    return texts_of(sql).at(rows);
}

const GroupTexts::Texts& GroupTexts::texts_of(std::string_view sql) {
    if (const auto found = texts_.find(sql); found != texts_.end())
        return found->second;
    Texts texts;
    for (const std::size_t rows : rows_in_group)
        if (auto text = insert_of_rows(sql, rows))
            texts.emplace(rows, std::move(*text));
    return texts_.emplace(sql, std::move(texts)).first->second;
}

OwnedParameters::OwnedParameters(Parameters parameters) {
    std::size_t size = 0;
    for (const Parameter& parameter : parameters) {
        if (const auto* text = std::get_if<std::string_view>(&parameter.value()))
            size += text->size();
        if (const auto* bytes = std::get_if<Parameter::Bytes>(&parameter.value()))
            size += bytes->size();
    }
    room_ = std::make_unique<char[]>(size);
    char* free = room_.get();
    const auto own = [&free](const void* data, std::size_t length) {
        if (length > 0)
            std::memcpy(free, data, length);
        return std::exchange(free, free + length);
    };
    parameters_.reserve(parameters.size());
    for (const Parameter& parameter : parameters) {
        if (const auto* text = std::get_if<std::string_view>(&parameter.value()))
            parameters_.emplace_back(
                std::string_view(own(text->data(), text->size()), text->size()));
        else if (const auto* bytes = std::get_if<Parameter::Bytes>(&parameter.value()))
            parameters_.emplace_back(Parameter::Bytes(
                reinterpret_cast<const std::byte*>(own(bytes->data(), bytes->size())),
                bytes->size()));
        else
            parameters_.push_back(parameter);
    }
}

} // namespace radslag::db
