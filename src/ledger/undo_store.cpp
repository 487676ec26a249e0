// See undo_store.hpp. Names come from our own tables only, and are looked at all the same.
#include "ledger/undo_store.hpp"

#include <algorithm>
#include <map>
#include <mutex>
#include <stdexcept>

namespace radslag::ledger::store {

namespace {

using db::Statement;

constexpr Statement select_columns_sqlite{
    "undo.columns", "SELECT name, CASE WHEN type = 'BLOB' THEN 1 ELSE 0 END FROM "
                    "pragma_table_info($1) ORDER BY cid"};
constexpr Statement select_columns_postgres{
    "undo.columns_of_postgres",
    "SELECT column_name::text, CASE WHEN data_type = 'bytea' THEN 1::bigint ELSE 0::bigint END "
    "FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = $1 "
    "ORDER BY ordinal_position"};
constexpr Statement select_references_sqlite{
    "undo.references", "SELECT m.name, f.\"from\" FROM sqlite_master m JOIN "
                       "pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.\"table\" = "
                       "$1"};
constexpr Statement select_references_postgres{
    "undo.references_of_postgres",
    "SELECT k.relname::text, a.attname::text FROM pg_constraint c JOIN pg_class k ON k.oid = "
    "c.conrelid JOIN pg_class t ON t.oid = c.confrelid JOIN pg_attribute a ON a.attrelid = "
    "c.conrelid AND a.attnum = c.conkey[1] WHERE c.contype = 'f' AND t.relname::text = $1 AND "
    "c.connamespace = current_schema()::regnamespace"};

/// Keeps one statement for each text, for as long as the program runs.
Statement interned(const std::string& name, const std::string& sql) {
    static std::mutex mutex;
    static std::map<std::string, std::string> kept; // text → name
    const std::scoped_lock lock(mutex);
    const auto at = kept.emplace(sql, name).first;
    return {at->second, at->first};
}

/// A table's name that lives as long.
std::string_view interned(std::string_view table) {
    return interned(std::string(table), "table " + std::string(table)).name;
}

std::string plain(std::string_view name) {
    const bool is_plain = !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
    if (!is_plain)
        throw std::logic_error("no name of a table or column: " + std::string(name));
    return std::string(name);
}

} // namespace

std::vector<TableColumn> columns_of(db::Session& session, std::string_view table) {
    const bool sqlite = session.engine() == db::Engine::sqlite;
    std::vector<TableColumn> columns;
    session.query(sqlite ? select_columns_sqlite : select_columns_postgres, {table},
                  [&](const db::Row& row) {
                      columns.push_back({row.string(0), row.integer(1) != 0});
                  });
    return columns;
}

std::vector<Reference> references_to(db::Session& session, std::string_view table) {
    const bool sqlite = session.engine() == db::Engine::sqlite;
    std::vector<Reference> references;
    session.query(sqlite ? select_references_sqlite : select_references_postgres, {table},
                  [&](const db::Row& row) {
                      references.push_back({row.string(0), row.string(1)});
                  });
    return references;
}

bool is_referred_to(db::Session& session, const Reference& reference, std::string_view id) {
    const std::string table = plain(reference.table);
    const std::string column = plain(reference.column);
    bool found = false;
    session.query(interned("undo.referring_" + table + "_" + column,
                           "SELECT id FROM (SELECT 1 AS id FROM " + table + " WHERE " + column +
                               " = $1 LIMIT 1) AS seen"),
                  {id}, [&](const db::Row&) { found = true; });
    return found;
}

Write insert_of(std::string_view table, const std::vector<std::string>& columns) {
    std::string names;
    std::string values;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        names += (i == 0 ? "" : ", ") + plain(columns[i]);
        values += (i == 0 ? "$" : ", $") + std::to_string(i + 1);
    }
    return {interned(table),
            interned("undo.insert_" + plain(table), "INSERT INTO " + plain(table) + " (" + names +
                                                        ") VALUES (" + values + ") RETURNING *")};
}

Write update_of(std::string_view table, const std::vector<std::string>& columns, bool has_version) {
    std::string assignments = has_version ? "version = version + 1" : "";
    for (std::size_t i = 0; i < columns.size(); ++i)
        assignments +=
            (assignments.empty() ? "" : ", ") + plain(columns[i]) + " = $" + std::to_string(i + 2);
    return {interned(table), interned("undo.update_" + plain(table),
                                      "UPDATE " + plain(table) + " SET " + assignments +
                                          " WHERE id = $1 RETURNING *")};
}

Write delete_of(std::string_view table) {
    return {interned(table),
            interned("undo.delete_" + plain(table),
                     "DELETE FROM " + plain(table) + " WHERE id = $1 RETURNING *")};
}

} // namespace radslag::ledger::store
