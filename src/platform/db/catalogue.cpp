// See catalogue.hpp.
#include "platform/db/catalogue.hpp"

#include <algorithm>

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

// Name, kind, whether it must be filled, and its place in the primary key (0: none).
constexpr Statement sqlite_shapes{
    "catalogue.sqlite_shapes",
    "SELECT t.name, c.name, lower(c.type), c.\"notnull\", c.pk FROM pragma_table_list t JOIN "
    "pragma_table_xinfo(t.name) c WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE "
    "'sqlite\\_%' ESCAPE '\\' AND t.name <> 'schema_migrations' AND c.hidden = 0 ORDER BY t.name, "
    "c.cid"};
constexpr Statement postgres_shapes{
    "catalogue.postgres_shapes",
    "SELECT CAST(t.relname AS TEXT), CAST(c.attname AS TEXT), format_type(c.atttypid, NULL), CASE "
    "WHEN c.attnotnull THEN 1 ELSE 0 END, coalesce(array_position(p.conkey, c.attnum), 0) FROM "
    "pg_class t JOIN pg_attribute c ON c.attrelid = t.oid LEFT JOIN pg_constraint p ON p.conrelid "
    "= t.oid AND p.contype = 'p' WHERE t.relkind = 'r' AND t.relnamespace = "
    "CAST(current_schema() AS regnamespace) AND t.relname <> 'schema_migrations' AND c.attnum > 0 "
    "AND NOT c.attisdropped AND c.attgenerated = '' ORDER BY t.relname, c.attnum"};

// Only keys of one column: no other leads to a record.
constexpr Statement sqlite_keys{
    "catalogue.sqlite_keys",
    "SELECT t.name, k.\"from\", k.\"table\" FROM pragma_table_list t JOIN "
    "pragma_foreign_key_list(t.name) k WHERE t.schema = 'main' AND t.type = 'table' ORDER BY "
    "t.name, k.\"from\""};
constexpr Statement postgres_keys{
    "catalogue.postgres_keys",
    "SELECT CAST(t.relname AS TEXT), CAST(c.attname AS TEXT), CAST(o.relname AS TEXT) FROM "
    "pg_constraint k JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class o ON o.oid = k.confrelid "
    "JOIN pg_attribute c ON c.attrelid = t.oid AND c.attnum = k.conkey[1] WHERE k.contype = 'f' "
    "AND k.connamespace = CAST(current_schema() AS regnamespace) ORDER BY t.relname, c.attname"};

constexpr Statement select_dangling{"catalogue.dangling",
                                    "SELECT \"table\" FROM pragma_foreign_key_check LIMIT 1"};

ColumnKind kind_of(std::string_view type) {
    if (type == "integer" || type == "bigint")
        return ColumnKind::integer;
    return type == "blob" || type == "bytea" ? ColumnKind::bytes : ColumnKind::text;
}

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

std::vector<TableShape> shapes_of(Session& session) {
    std::vector<TableShape> shapes;
    const bool on_sqlite = session.engine() == Engine::sqlite;
    session.query(on_sqlite ? sqlite_shapes : postgres_shapes, {}, [&](const Row& row) {
        if (shapes.empty() || shapes.back().name != row.text(0))
            shapes.push_back({row.string(0), {}, {}, {}});
        TableShape& shape = shapes.back();
        const bool is_key = row.integer(4) > 0;
        shape.columns.push_back(
            {row.string(1), kind_of(row.text(2)), is_key || row.integer(3) != 0});
        if (is_key)
            shape.key.push_back(row.string(1));
    });
    session.query(on_sqlite ? sqlite_keys : postgres_keys, {}, [&](const Row& row) {
        const auto shape = std::ranges::find(shapes, row.text(0), &TableShape::name);
        if (shape != shapes.end())
            shape->keys_to.push_back({row.string(1), row.string(2)});
    });
    return shapes;
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
