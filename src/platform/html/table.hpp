// Tables with all that a reader without eyes or with a small screen needs: a caption, headed
// columns and rows, a region that scrolls, labels for the stacked shape. Look next at fields.hpp.
#pragma once

#include "platform/html/elements.hpp"
#include "platform/html/writer.hpp"

#include <initializer_list>
#include <optional>
#include <vector>

namespace radslag::html {

struct Column {
    enum class Kind { words, number }; ///< numbers stand to the right
    enum class Sorted { no, ascending, descending };
    std::string heading;
    Kind kind = Kind::words;
    std::optional<Url> sort = {}; ///< the heading leads there: the same table by this column
    Sorted sorted = Sorted::no;   ///< how the rows stand now
};

/// Builds one table row by row:
///     Table table(tr(language, "Documents"), {{"Document"}, {"Size", Column::Kind::number}});
///     for (const Document& document : documents)
///         table.row(a(href(document.url), document.title), document.size);
///     return table.html();
class Table {
  public:
    enum class Caption { shown, spoken };  ///< spoken: for screen readers only
    enum class Narrow { stacks, scrolls }; ///< under 36rem: rows of labelled lines, or scrolling

    Table(std::string_view caption, std::vector<Column> columns, Caption shown = Caption::shown,
          Narrow narrow = Narrow::stacks);

    /// One row, a part a column; the first one heads the row. group(…) makes one part of several.
    template <class... Parts>
    Table& row(Parts&&... parts) {
        static_assert(!(detail::is_kept_element<Parts> || ...), "keep Html in variables");
        return add_row({Item(parts)...});
    }

    [[nodiscard]] bool empty() const { return rows_ == 0; }
    [[nodiscard]] std::size_t size() const { return rows_; }

    /// The table; after this the builder is empty.
    Html html();

  private:
    Table& add_row(std::initializer_list<Item> cells);
    [[nodiscard]] std::string opening_of(std::size_t column) const;

    std::string caption_;
    std::vector<Column> columns_;
    std::vector<std::string> openings_;
    Caption shown_;
    Narrow narrow_;
    Writer rows_written_;
    std::size_t rows_ = 0;
};

} // namespace radslag::html
