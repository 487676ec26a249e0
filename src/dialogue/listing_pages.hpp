// One list behind the figures as a page or a file: what all of them do alike. list_pages.cpp says
// what each of them is.
#pragma once

#include "dialogue/list_store.hpp"
#include "platform/site/list.hpp"
#include "platform/site/site.hpp"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace radslag::dialogue::pages {

/// One list: what it is called, what narrows it, and how its rows are read and written.
template <class Filter, class Row>
struct Kind {
    std::string_view path;
    std::string_view file; ///< its name, without the ending
    std::span<const site::Order> orders;
    std::string caption;
    std::string empty;
    Filter filter;
    std::vector<site::Filter> fields;
    void (*rows)(db::Session&, const store::Reader&, const Filter&, bool, const db::Slice&,
                 const std::function<void(const Row&)>&);
    std::vector<sheet::Column> columns;
    std::function<std::vector<sheet::Cell>(const Row&)> cells;
    std::function<html::Html(const site::List&, const std::vector<Row>&)> view;
};

template <class Filter, class Row>
http::Response file(const site::Site& site, const http::Request& request,
                    const Kind<Filter, Row>& kind, sheet::Format format) {
    const site::Asked asked = site::asked(request.query, kind.orders);
    return site::exported(request, format, kind.file, kind.caption, kind.columns,
                          [&](sheet::Writer& writer, const site::Slice& slice) {
                              site.database().read([&](db::Session& session) {
                                  kind.rows(session, request.caller.reader(), kind.filter,
                                            asked.descending, slice,
                                            [&](const Row& row) { writer.row(kind.cells(row)); });
                              });
                          });
}

template <class Filter, class Row>
http::Response respond(const site::Site& site, http::Request& request, Kind<Filter, Row> kind) {
    if (const auto format = site::export_format(request))
        return file(site, request, kind, *format);
    site::List list{request,
                    kind.path,
                    kind.caption,
                    kind.orders,
                    site::asked(request.query, kind.orders),
                    std::move(kind.fields)};
    list.empty = kind.empty;
    std::vector<Row> rows;
    site.database().read([&](db::Session& session) {
        const auto reader = request.caller.reader();
        kind.rows(session, reader, kind.filter, list.asked.descending, list.asked.slice(),
                  [&](const Row& row) { rows.push_back(row); });
        list.count = site::counted(list.asked, rows,
                                   [&] { return store::count(session, reader, kind.filter); });
    });
    site::Page page;
    page.title = kind.caption;
    page.section = "/dialogue";
    page.crumbs = {{std::string(i18n::tr(request.language, "The dialogue in figures")),
                    html::Url::path("/dialogue")},
                   {kind.caption, std::nullopt}};
    page.content = kind.view(list, rows);
    // What is listed was kept up beside the ledger, and may lag behind it.
    return site.respond(request, std::move(page)).with("Cache-Control", "no-store");
}

} // namespace radslag::dialogue::pages
