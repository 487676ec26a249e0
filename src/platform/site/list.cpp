// Writes the frame of a list and its files; see list.hpp.
#include "platform/site/list.hpp"

#include "platform/base/clock.hpp"
#include "platform/i18n/dates.hpp"
#include "platform/i18n/text.hpp"

#include <algorithm>
#include <charconv>

namespace radslag::site {

using namespace html;
using i18n::Language;
using i18n::tr;

namespace {

constexpr std::string_view order_parameter = "sort";
constexpr std::string_view page_parameter = "page";
constexpr std::int64_t last_page = most_paged / rows_on_page;

std::int64_t page_of(std::string_view text) {
    std::int64_t page = 1;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
    const bool is_number = error == std::errc{} && end == text.data() + text.size();
    return is_number ? std::clamp<std::int64_t>(page, 1, last_page) : 1;
}

std::string order_value(std::string_view order, bool descending) {
    return (descending ? "-" : "") + std::string(order);
}

/// The list under `path` as it is filtered now.
Url filtered(const List& list, std::string_view path) {
    Url url = Url::path(path);
    for (const Filter& filter : list.filters)
        if (!filter.field.value.empty())
            url = url.with(filter.field.name, filter.field.value);
    return url;
}

bool is_usual_order(const List& list) {
    const Order& usual = list.orders.front();
    return list.asked.order == usual.key && list.asked.descending == usual.descending_first;
}

/// The same in the order in which it stands now.
Url ordered(const List& list, std::string_view path) {
    const Url url = filtered(list, path);
    if (is_usual_order(list))
        return url;
    return url.with(order_parameter, order_value(list.asked.order, list.asked.descending));
}

Url page_url(const List& list, std::int64_t page) {
    const Url url = ordered(list, list.path);
    return page == 1 ? url : url.with(page_parameter, std::to_string(page));
}

/// What is wrong with what the address says for a field: else it would narrow the list to nothing,
/// or not at all, without a word.
std::string error_of(const List& list, const Filter& filter) {
    const std::string_view said = list.request.query.get(filter.field.name);
    if (said.empty())
        return {};
    if (!filter.choices.empty() &&
        std::ranges::find(filter.choices, said, &Choice::value) == filter.choices.end())
        return std::string(tr(list.request.language, "This is not among the choices."));
    if (filter.type == InputType::date && !parse_day(said))
        return std::string(tr(list.request.language, "This is no day. Write it as 2026-03-01."));
    return {};
}

Html field_html(const List& list, const Filter& filter) {
    if (!filter.narrows)
        return when(!filter.field.value.empty(),
                    [&]() -> Html { return hidden_field(filter.field.name, filter.field.value); });
    Field field = filter.field;
    field.error = error_of(list, filter);
    return filter.choices.empty() ? text_field(field, filter.type)
                                  : select_field(field, filter.choices);
}

Html filter_form(const List& list) {
    if (list.filters.empty())
        return {};
    const Language language = list.request.language;
    const Html order = when(!is_usual_order(list), [&]() -> Html {
        return hidden_field(order_parameter, order_value(list.asked.order, list.asked.descending));
    });
    const Html all = when(list.is_filtered(), [&]() -> Html {
        return a(href(Url::path(list.path)), tr(language, "Show all"));
    });
    return form(cls("filters"), role("search"), action(Url::path(list.path)),
                aria_label(tr(language, "Choose from the list")),
                each(list.filters, [&](const Filter& filter) { return field_html(list, filter); }),
                order, div(cls("actions"), submit_button(tr(language, "Choose")), all));
}

bool has_next(const List& list) {
    return list.count > list.asked.page * rows_on_page;
}

/// Whether more rows may follow than have been counted.
bool is_open_ended(const List& list) {
    return list.count > most_counted && has_next(list);
}

std::string count_words(const List& list) {
    const Language language = list.request.language;
    return is_open_ended(list)
               ? i18n::number(language, std::max(most_counted, list.count - 1)) + "+"
               : i18n::number(language, list.count);
}

/// "51–100 of 312".
Html count_line(const List& list, std::int64_t shown) {
    const Language language = list.request.language;
    const std::int64_t first = list.asked.slice().skip + 1;
    return p(cls("count"),
             tr(language, "{0}–{1} of {2}", first, first + shown - 1, count_words(list)));
}

Html exports(const List& list) {
    const Language language = list.request.language;
    const std::string path(list.path);
    return p(cls("exports small"), tr(language, "Take the list with you:"), " ",
             a(href(ordered(list, path + ".xlsx")), tr(language, "Excel (xlsx)")), " ",
             a(href(ordered(list, path + ".csv")), tr(language, "CSV")), " ",
             when(list.count > most_counted, [&]() -> Html {
                 return span(cls("quiet"),
                             tr(language, "At most {0} rows come along.", most_exported));
             }));
}

Html pages(const List& list) {
    const Language language = list.request.language;
    const std::int64_t page = list.asked.page;
    const bool goes_on = has_next(list);
    if (page == 1 && !goes_on)
        return {};
    const Html previous = when(page > 1, [&]() -> Html {
        return a(attribute("rel", "prev"), href(page_url(list, page - 1)),
                 tr(language, "Previous page"));
    });
    const Html next = when(goes_on && page < last_page, [&]() -> Html {
        return a(attribute("rel", "next"), href(page_url(list, page + 1)),
                 tr(language, "Next page"));
    });
    const Html end = when(goes_on && page == last_page, [&]() -> Html {
        return span(tr(language, "The list goes on: choose from it above, or take it with you."));
    });
    const std::string here =
        is_open_ended(list)
            ? tr(language, "Page {0}", page)
            : tr(language, "Page {0} of {1}", page, (list.count + rows_on_page - 1) / rows_on_page);
    return nav(cls("pages"), aria_label(tr(language, "Pages of the list")), previous,
               span(aria_current(), here), next, end);
}

Html nothing(const List& list) {
    const Language language = list.request.language;
    if (list.asked.page > 1 && list.count > 0)
        return div(cls("empty"), p(tr(language, "The list is not that long.")),
                   p(a(href(page_url(list, 1)), tr(language, "To its first page"))));
    if (!list.is_filtered())
        return div(cls("empty"), p(list.empty));
    return div(cls("empty"), p(tr(language, "Nothing in the list fits what you chose.")),
               p(a(href(Url::path(list.path)), tr(language, "Show all"))));
}

/// Writes on into another writer until enough has been written, and remembers that there was more.
class Bounded : public sheet::Writer {
  public:
    explicit Bounded(sheet::Writer& to) : to_(to) {}

    void row(std::span<const sheet::Cell> cells) override {
        if (rows_ == most_exported)
            is_cut_ = true;
        else
            to_.row(cells);
        rows_ += is_cut_ ? 0 : 1;
    }
    std::shared_ptr<sheet::File> finish() override { return to_.finish(); }
    [[nodiscard]] bool is_cut() const { return is_cut_; }

  private:
    sheet::Writer& to_;
    std::int64_t rows_ = 0;
    bool is_cut_ = false;
};

} // namespace

Asked asked(const http::Values& query, std::span<const Order> orders) {
    Asked asked{orders.front().key, orders.front().descending_first, 1};
    std::string_view wanted = query.get(order_parameter);
    const bool descending = wanted.starts_with('-');
    wanted.remove_prefix(descending ? 1 : 0);
    const auto order = std::ranges::find(orders, wanted, &Order::key);
    if (order != orders.end()) {
        asked.order = order->key;
        asked.descending = descending;
    }
    asked.page = page_of(query.get(page_parameter));
    return asked;
}

bool List::is_filtered() const {
    return std::ranges::any_of(filters, [](const Filter& filter) {
        return filter.narrows && !filter.field.value.empty();
    });
}

Html tabs(const List& list, std::string_view label, const std::vector<View>& views) {
    const html::Field& chosen = list.filters.front().field;
    return nav(aria_label(label),
               ul(cls("tabs"), each(views, [&](const View& view) -> Html {
                      Url url = Url::path(list.path);
                      for (const Filter& filter : list.filters)
                          if (filter.field.name != chosen.name && !filter.field.value.empty())
                              url = url.with(filter.field.name, filter.field.value);
                      if (!view.value.empty())
                          url = url.with(chosen.name, view.value);
                      return li(a(href(url), when(view.value == chosen.value, aria_current()),
                                  view.words));
                  })));
}

Column heading(const List& list, std::string_view words, std::string_view order,
               Column::Kind kind) {
    Column column{std::string(words), kind};
    const auto known = std::ranges::find(list.orders, order, &Order::key);
    if (order.empty() || known == list.orders.end())
        return column;
    bool descending = known->descending_first;
    if (list.asked.order == order) {
        column.sorted =
            list.asked.descending ? Column::Sorted::descending : Column::Sorted::ascending;
        descending = !list.asked.descending;
    }
    column.sort = filtered(list, list.path).with(order_parameter, order_value(order, descending));
    return column;
}

Html list_html(const List& list, Table& table) {
    if (table.empty())
        return group(filter_form(list), nothing(list));
    const auto shown = static_cast<std::int64_t>(table.size());
    return group(filter_form(list), div(cls("above"), count_line(list, shown), exports(list)),
                 table.html(), pages(list));
}

std::optional<sheet::Format> export_format(const http::Request& request) {
    if (request.path.ends_with(".csv"))
        return sheet::Format::csv;
    if (request.path.ends_with(".xlsx"))
        return sheet::Format::xlsx;
    return std::nullopt;
}

http::Response exported(const http::Request& request, sheet::Format format, std::string_view name,
                        std::string_view title, std::vector<sheet::Column> columns,
                        const WriteRows& rows) {
    const auto writer = sheet::writer(format, title, std::move(columns));
    Bounded bounded(*writer);
    rows(bounded, {0, most_exported + 1});
    if (bounded.is_cut())
        writer->row(std::vector<sheet::Cell>{
            tr(request.language,
               "The list goes on. Only its first {0} rows are here: choose from "
               "it first, and take that with you.",
               most_exported)});
    http::Response response;
    response.headers.set("Content-Type", std::string(sheet::content_type(format)));
    response.headers.set("Content-Disposition",
                         "attachment; filename=\"" + std::string(name) +
                             (format == sheet::Format::csv ? ".csv\"" : ".xlsx\""));
    response.headers.set("Cache-Control", "no-store");
    constexpr std::size_t piece_bytes = 64U << 10U;
    response.body = http::StreamBody{
        [file = writer->finish()](std::string& piece) { return file->read(piece, piece_bytes); }};
    return response;
}

} // namespace radslag::site
