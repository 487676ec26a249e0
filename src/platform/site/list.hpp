// What every list of the register has: a filter form that works without script, columns that sort,
// pages, counts, an empty state, and the same list as CSV and xlsx. All of its state stands in the
// address: `/people?name=an&sort=-organisation&page=2`. A feature gives the rows.
#pragma once

#include "platform/db/slice.hpp"
#include "platform/html/fields.hpp"
#include "platform/html/table.hpp"
#include "platform/http/request.hpp"
#include "platform/http/response.hpp"
#include "platform/sheet/sheet.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::site {

constexpr std::int64_t rows_on_page = 25;
using db::most_counted;
using db::Slice;

/// How far a reader may page; beyond it the filter or an export leads on, so that no page has to
/// pass over more rows than this.
constexpr std::int64_t most_paged = 10'000;
constexpr std::int64_t most_exported = 50'000;

/// A column by which a list may be sorted. The first one of a list is its order unless asked.
struct Order {
    std::string_view key;          ///< in the address
    bool descending_first = false; ///< the first click shows the latest or most
};

/// In which order, and which page, the reader wants to see. What the address says wrongly counts
/// as not said.
struct Asked {
    std::string_view order; ///< one of the list's keys
    bool descending = false;
    std::int64_t page = 1;

    /// One row more than is shown, which tells whether there is a next page.
    [[nodiscard]] Slice slice() const { return {(page - 1) * rows_on_page, rows_on_page + 1}; }
};
Asked asked(const http::Values& query, std::span<const Order> orders);

/// A field of the filter form: words to type, or one of several choices.
struct Filter {
    html::Field field;
    std::vector<html::Choice> choices = {}; ///< empty: words to type
    html::InputType type = html::InputType::search;
    /// false: another view of the list rather than a part of it. It is chosen outside the form,
    /// goes along unseen in it, and has its own words when it is empty.
    bool narrows = true;
};

/// A list as one page of it is shown. `request` must outlive it.
struct List {
    const http::Request& request;
    std::string_view path; ///< "/people"
    std::string caption;   ///< of the table
    std::span<const Order> orders;
    Asked asked;
    std::vector<Filter> filters = {};
    std::int64_t count = 0; ///< of all rows; past most_counted, of those known up to the next page
    std::string empty;      ///< what is missing and when it can come

    /// Whether any field of the form narrows the list.
    [[nodiscard]] bool is_filtered() const;
};

/// One way to look at a list, chosen by one click: what stands for it in the address ("" for the
/// usual one), and its words.
struct View {
    std::string_view value;
    std::string_view words;
};
/// The views of a list, as links before its form. They are what its first filter chooses, which
/// narrows nothing; the other filters go along.
html::Html tabs(const List& list, std::string_view label, const std::vector<View>& views);

/// A heading that sorts by `order`, or that does not sort when there is no such order.
html::Column heading(const List& list, std::string_view words, std::string_view order = {},
                     html::Column::Kind kind = html::Column::Kind::words);

/// The form, the count, the table, the pages and the exports. The table may hold nothing.
html::Html list_html(const List& list, html::Table& table);

/// How many rows a list has, and the rows of asked.slice() cut to what one page shows. `count` is
/// asked only when the page does not tell: on all pages but the last. Past most_counted the result
/// is exact on the last page; on the others it says no more than that there is a next one.
template <class T>
std::int64_t counted(const Asked& asked, std::vector<T>& rows,
                     const std::function<std::int64_t()>& count) {
    const auto here = static_cast<std::int64_t>(rows.size());
    if (here > rows_on_page) {
        rows.erase(rows.begin() + rows_on_page, rows.end());
        return std::max(count(), asked.slice().skip + here);
    }
    return here == 0 && asked.page > 1 ? count() : asked.slice().skip + here;
}

/// As which file the address asks for the list, or nothing: "/people.csv", "/people.xlsx".
std::optional<sheet::Format> export_format(const http::Request& request);

/// Writes the rows of a slice, each as one row of the sheet.
using WriteRows = std::function<void(sheet::Writer&, const Slice&)>;

/// The list as a file, at most most_exported rows. `name` is that of the file, without its ending.
/// The rows are written to the disk before the response begins.
http::Response exported(const http::Request& request, sheet::Format format, std::string_view name,
                        std::string_view title, std::vector<sheet::Column> columns,
                        const WriteRows& rows);

} // namespace radslag::site
