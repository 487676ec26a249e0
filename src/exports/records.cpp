// See records.hpp.
#include "exports/records.hpp"

#include "exports/store.hpp"
#include "platform/db/whole_tables.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <stdexcept>

namespace radslag::exports {

namespace {

constexpr std::string_view derived_column = "sort_key";

Cell cell_of(const db::Row& row, int column) {
    if (row.is_null(column))
        return std::monostate();
    if (row.is_integer(column))
        return row.integer(column);
    if (row.is_bytes(column))
        return row.bytes(column);
    return row.text(column);
}

/// Where a column stands; nothing when there is none of that name.
std::optional<std::size_t> place_of(const db::TableShape& shape, std::string_view name) {
    const auto at = std::ranges::find(shape.columns, name, &db::ColumnShape::name);
    if (at == shape.columns.end())
        return std::nullopt;
    return static_cast<std::size_t>(at - shape.columns.begin());
}

std::string_view text_at(std::span<const Cell> cells, std::optional<std::size_t> place) {
    const auto* text = place ? std::get_if<std::string_view>(&cells[*place]) : nullptr;
    return text == nullptr ? std::string_view() : *text;
}

/// Tells of the file that a row names, where it names one.
class NamedFiles {
  public:
    NamedFiles(const db::TableShape& shape, Originals& originals)
        : originals_(originals), id_(place_of(shape, "id")), name_(place_of(shape, "name")),
          bytes_(place_of(shape, "bytes")), sha256_(place_of(shape, "sha256")) {}

    void look_at(std::string_view table, std::span<const Cell> cells) {
        const std::string_view sha256 = text_at(cells, sha256_);
        if (sha256.empty())
            return;
        const auto* bytes = bytes_ ? std::get_if<std::int64_t>(&cells[*bytes_]) : nullptr;
        originals_.add(table, text_at(cells, id_), text_at(cells, name_),
                       bytes == nullptr ? 0 : *bytes, sha256);
    }

  private:
    Originals& originals_;
    std::optional<std::size_t> id_, name_, bytes_, sha256_;
};

RowFiles write_table(db::Session& session, const db::TableShape& shape, Bag& bag,
                     Originals& originals) {
    const std::string table = shape.name;
    std::vector<std::string> columns;
    for (const db::ColumnShape& column : shape.columns)
        columns.push_back(column.name);
    NamedFiles named(shape, originals);
    RowWriter writer(bag, "data/records/" + table, shape);
    std::vector<Cell> cells(columns.size());
    db::each_row(session, table, columns, "id", [&](const db::Row& row) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            cells[i] = cell_of(row, static_cast<int>(i));
        writer.row(cells);
        named.look_at(table, cells);
    });
    return writer.finish();
}

} // namespace

Records write_records(db::Session& session, std::span<const std::string_view> tables, Bag& bag,
                      Originals& originals, const Progress& progress) {
    auto shapes = db::shapes_of(session);
    Records records;
    for (const std::string_view table : tables) {
        const auto shape = std::ranges::find(shapes, table, &db::TableShape::name);
        if (shape == shapes.end())
            throw std::logic_error(fmt::format("there is no table {}", table));
        std::erase_if(shape->columns,
                      [](const db::ColumnShape& column) { return column.name == derived_column; });
        progress(table, static_cast<std::int64_t>(records.tables.size()) + 1,
                 static_cast<std::int64_t>(tables.size()));
        records.tables.push_back(write_table(session, *shape, bag, originals));
        records.rows += records.tables.back().rows;
    }
    return records;
}

Result<RowFiles> write_texts(db::Session& session, Bag& bag, Damages& damages) {
    using Kind = db::ColumnKind;
    RowWriter list(bag, "data/texts",
                   {"texts",
                    {{"document", Kind::text, true},
                     {"bytes", Kind::integer, true},
                     {"sha256", Kind::text, true},
                     {"file", Kind::text, true}},
                    {"document"},
                    {{"document", "document"}}});
    std::string after;
    for (auto texts = store::texts_after(session, after); !texts.empty();
         texts = store::texts_after(session, after)) {
        for (const store::DocumentText& text : texts) {
            const Written file = bag.put(
                fmt::format("data/texts/{}/{}.txt", text.document.substr(0, 2), text.document),
                text.text);
            if (file.sha256 != text.sha256) {
                const auto met =
                    damages.meet(Damage::changed, file.path, text.sha256,
                                 Message{"The extracted text of {0} has changed. Run radslag "
                                         "check, or export with --incomplete.",
                                         {text.document}});
                if (!met)
                    return tl::unexpected<Error>(met.error());
            }
            list.row(std::array<Cell, 4>{
                std::string_view(text.document), static_cast<std::int64_t>(file.bytes),
                std::string_view(file.sha256), std::string_view(file.path)});
        }
        after = texts.back().document;
    }
    return list.finish();
}

} // namespace radslag::exports
