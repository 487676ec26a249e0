// Writes the rows of a table as they come and its frame at the end. Declared in table.hpp.
#include "platform/html/table.hpp"

#include <stdexcept>

namespace radslag::html {

namespace {

/// Which way a column is sorted, in the words of ARIA.
std::string_view aria_word(Column::Sorted sorted) {
    return sorted == Column::Sorted::ascending ? "ascending" : "descending";
}

Html heading_of(const Column& column) {
    const Html words =
        column.sort ? Html(a(href(*column.sort), column.heading)) : Html(group(column.heading));
    return th(attribute("scope", "col"), when(column.kind == Column::Kind::number, cls("n")),
              when(column.sorted != Column::Sorted::no, aria("sort", aria_word(column.sorted))),
              words);
}

} // namespace

Table::Table(std::string_view caption, std::vector<Column> columns, Caption shown, Narrow narrow)
    : caption_(caption), columns_(std::move(columns)), shown_(shown), narrow_(narrow) {
    for (std::size_t i = 0; i < columns_.size(); ++i)
        openings_.push_back(opening_of(i));
}

/// The tag that opens each cell of a column: the same in every row, so escaped once.
std::string Table::opening_of(std::size_t column) const {
    Writer out;
    out.raw(column == 0 ? "<th scope=\"row\"" : "<td");
    if (columns_[column].kind == Column::Kind::number)
        out.raw(" class=\"n\"");
    if (column > 0 && narrow_ == Narrow::stacks) {
        out.raw(" data-k=\"");
        out.text(columns_[column].heading);
        out.raw("\"");
    }
    out.raw(">");
    return out.finish().markup();
}

Table& Table::add_row(std::initializer_list<Item> cells) {
    if (cells.size() != columns_.size())
        throw std::logic_error("a row of the table \"" + caption_ +
                               "\" has another number of cells");
    rows_written_.raw("<tr>");
    std::size_t column = 0;
    for (const Item& cell : cells) {
        rows_written_.raw(openings_[column]);
        cell.write(rows_written_);
        rows_written_.raw(column == 0 ? "</th>" : "</td>");
        ++column;
    }
    rows_written_.raw("</tr>");
    ++rows_;
    return *this;
}

Html Table::html() {
    const Html rows = rows_written_.finish();
    rows_ = 0;
    return div(cls("scroll"), attribute("tabindex", 0), role("region"), aria_label(caption_),
               table(cls(narrow_ == Narrow::stacks ? "tbl stack-tbl" : "tbl"),
                     caption(when(shown_ == Caption::spoken, cls("ds-sr-only")), caption_),
                     thead(table_row(each(columns_, heading_of))), tbody(rows)));
}

} // namespace radslag::html
