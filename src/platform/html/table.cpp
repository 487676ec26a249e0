// Writes the rows of a table as they come and its frame at the end. Declared in table.hpp.
#include "platform/html/table.hpp"

#include <stdexcept>

namespace radslag::html {

Table::Table(std::string_view caption, std::vector<Column> columns, Caption shown, Narrow narrow)
    : caption_(caption), columns_(std::move(columns)), shown_(shown), narrow_(narrow) {}

Table& Table::add_row(std::initializer_list<Item> cells) {
    if (cells.size() != columns_.size())
        throw std::logic_error("a row of the table \"" + caption_ +
                               "\" has another number of cells");
    Writer& out = rows_written_;
    out.raw("<tr>");
    std::size_t at = 0;
    for (const Item& cell : cells) {
        const Column& column = columns_[at];
        out.raw(at == 0 ? "<th scope=\"row\"" : "<td");
        if (column.kind == Column::Kind::number)
            out.raw(" class=\"n\"");
        if (at > 0 && narrow_ == Narrow::stacks) {
            out.raw(" data-k=\"");
            out.text(column.heading);
            out.raw("\"");
        }
        out.raw(">");
        cell.write(out);
        out.raw(at == 0 ? "</th>" : "</td>");
        ++at;
    }
    out.raw("</tr>");
    ++rows_;
    return *this;
}

Html Table::html() {
    const Html rows = rows_written_.finish();
    rows_ = 0;
    return div(cls("scroll"), attribute("tabindex", 0), role("region"), aria_label(caption_),
               table(cls(narrow_ == Narrow::stacks ? "tbl stack-tbl" : "tbl"),
                     caption(when(shown_ == Caption::spoken, cls("ds-sr-only")), caption_),
                     thead(table_row(each(columns_,
                                          [](const Column& column) -> Html {
                                              return th(attribute("scope", "col"),
                                                        when(column.kind == Column::Kind::number,
                                                             cls("n")),
                                                        column.heading);
                                          }))),
                     tbody(rows)));
}

} // namespace radslag::html
