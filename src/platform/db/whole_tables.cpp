// See whole_tables.hpp.
#include "platform/db/whole_tables.hpp"

#include "platform/db/catalogue.hpp"

#include <fmt/format.h>

namespace radslag::db {

namespace {

constexpr Statement close_rows{"whole_tables.close", "CLOSE whole_table"};
constexpr Statement fetch_rows{"whole_tables.fetch", "FETCH 1000 FROM whole_table"};

} // namespace

std::string column_list(std::span<const std::string> columns) {
    std::string list;
    for (const std::string& column : columns)
        list += (list.empty() ? "" : ", ") + quoted_name(column);
    return list;
}

void each_row(Session& session, std::string_view table, std::span<const std::string> columns,
              std::string_view by, const std::function<void(const Row&)>& each) {
    std::string rows = fmt::format("SELECT {} FROM {}", column_list(columns), quoted_name(table));
    if (!by.empty())
        rows += " ORDER BY " + quoted_name(by);
    if (session.engine() == Engine::sqlite) {
        session.query({"whole_tables.rows", rows}, {}, each);
        return;
    }
    const std::string cursor = "DECLARE whole_table NO SCROLL CURSOR FOR " + rows;
    session.execute({"whole_tables.declare", cursor});
    for (bool more = true; more;) {
        more = false;
        session.query(fetch_rows, {}, [&](const Row& row) {
            more = true;
            each(row);
        });
    }
    session.execute(close_rows);
}

} // namespace radslag::db
