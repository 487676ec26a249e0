// See catalogue.hpp.
#include "platform/db/catalogue.hpp"

namespace radslag::db {

namespace {

constexpr Statement sqlite_columns{
    "catalogue.sqlite",
    "SELECT t.name, c.name FROM pragma_table_list t JOIN pragma_table_xinfo(t.name) c WHERE "
    "t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND "
    "t.name <> 'schema_migrations' AND c.hidden = 0 ORDER BY t.name, c.name"};
constexpr Statement postgres_columns{
    "catalogue.postgres",
    "SELECT CAST(t.relname AS TEXT), CAST(c.attname AS TEXT) FROM pg_class t JOIN pg_attribute c "
    "ON c.attrelid = t.oid WHERE t.relkind = 'r' AND t.relnamespace = "
    "CAST(current_schema() AS regnamespace) AND t.relname <> 'schema_migrations' AND c.attnum > 0 "
    "AND NOT c.attisdropped AND c.attgenerated = '' ORDER BY t.relname, c.attname"};

constexpr Statement select_dangling{"catalogue.dangling",
                                    "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1"};

} // namespace

std::optional<std::string> dangling_table(Session& session) {
    return session.text(select_dangling);
}

std::vector<Table> tables_of(Session& session) {
    std::vector<Table> tables;
    const bool on_sqlite = session.engine() == Engine::sqlite;
    session.query(on_sqlite ? sqlite_columns : postgres_columns, {}, [&](const Row& row) {
        if (tables.empty() || tables.back().name != row.text(0))
            tables.push_back({row.string(0), {}});
        tables.back().columns.push_back(row.string(1));
    });
    return tables;
}

std::string quoted_name(std::string_view name) {
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"')
            quoted += c;
        quoted += c;
    }
    return quoted + '"';
}

} // namespace radslag::db
