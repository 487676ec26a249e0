// See copying.hpp. On PostgreSQL foreign keys are taken away meanwhile and asked again at the end,
// since tables refer to each other and to themselves.
#include "platform/db/copying.hpp"

#include "platform/db/catalogue.hpp"
#include "platform/db/engines.hpp"
#include "platform/db/row_sum.hpp"
#include "platform/db/whole_tables.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace radslag::db {

namespace {

constexpr Statement select_foreign_keys{
    "copying.foreign_keys",
    "SELECT CAST(CAST(conrelid AS regclass) AS TEXT), CAST(conname AS TEXT), "
    "pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND connamespace = "
    "CAST(current_schema() AS regnamespace)"};
constexpr Statement select_counters{
    "copying.counters",
    "SELECT CAST(t.relname AS TEXT), CAST(c.attname AS TEXT) FROM pg_class t JOIN pg_attribute c "
    "ON c.attrelid = t.oid WHERE c.attidentity <> '' AND t.relnamespace = "
    "CAST(current_schema() AS regnamespace)"};

Parameter value_of(const Row& row, int column) {
    if (row.is_null(column))
        return nullptr;
    if (row.is_integer(column))
        return row.integer(column);
    if (row.is_bytes(column))
        return row.bytes(column);
    return row.text(column);
}

/// The other database while it is written.
class Target {
  public:
    Target(const Options& options, const Clock& clock)
        : connection_(connect_for_migrations(options, clock)) {
        connection_->begin(Access::write_each_statement);
    }
    ~Target() { connection_->rollback(); }
    Target(const Target&) = delete;
    Target& operator=(const Target&) = delete;

    [[nodiscard]] Connection& connection() { return *connection_; }

    void let_go_of_foreign_keys() {
        if (connection_->engine() == Engine::sqlite)
            return; // which does not ask them on a connection for migrations
        connection_->query(select_foreign_keys, {}, [&](const Row& row) {
            keys_.push_back({row.string(0), quoted_name(row.text(1)), row.string(2)});
        });
        for (const ForeignKey& key : keys_)
            connection_->script(
                fmt::format("ALTER TABLE {} DROP CONSTRAINT {}", key.table, key.name));
    }

    void ask_foreign_keys() {
        if (connection_->engine() == Engine::sqlite) {
            if (const auto table = dangling_table(*connection_))
                throw Fault(fmt::format("a row of {} points at nothing", *table));
            return;
        }
        for (const ForeignKey& key : keys_)
            connection_->script(fmt::format("ALTER TABLE {} ADD CONSTRAINT {} {}", key.table,
                                            key.name, key.definition));
    }

    void empty(const Table& table) {
        connection_->script(fmt::format("DELETE FROM {}", quoted_name(table.name)));
    }

    void insert(const Table& table, std::string_view statement, const Row& row) {
        std::vector<Parameter> values;
        for (int column = 0; column < static_cast<int>(table.columns.size()); ++column)
            values.push_back(value_of(row, column));
        connection_->query_later({"copying.insert", statement}, values, {});
    }

    /// What numbers rows by itself goes on above those that came.
    void move_counters() {
        if (connection_->engine() == Engine::sqlite)
            return; // which goes on above the highest
        std::vector<std::pair<std::string, std::string>> counters;
        connection_->query(select_counters, {}, [&](const Row& row) {
            counters.emplace_back(row.string(0), row.string(1));
        });
        for (const auto& [table, column] : counters)
            connection_->script(fmt::format(
                "SELECT setval(pg_get_serial_sequence('{0}', '{1}'), coalesce(max({1}), 0) + 1, "
                "false) FROM {0}",
                quoted_name(table), column));
    }

    void commit() { connection_->commit(); }

  private:
    struct ForeignKey {
        std::string table, name, definition;
    };

    std::unique_ptr<Connection> connection_;
    std::vector<ForeignKey> keys_;
};

std::string insert_of(const Table& table) {
    std::string places;
    for (std::size_t i = 1; i <= table.columns.size(); ++i)
        places += fmt::format("{}${}", i == 1 ? "" : ", ", i);
    return fmt::format("INSERT INTO {} ({}) VALUES ({})", quoted_name(table.name),
                       column_list(table.columns), places);
}

TableSum sum_of(Session& session, const Table& table) {
    RowSum sum;
    each_row(session, table.name, table.columns, {}, [&](const Row& row) { sum.add(row); });
    return {table.name, sum.rows(), sum.text()};
}

/// The tables that both have. Errors: invalid where one has other columns than the other.
Result<std::vector<Table>>
tables_of_both(Session& from, Session& to,
               const std::function<bool(std::string_view)>& is_left_out) {
    std::vector<Table> both;
    const std::vector<Table> there = tables_of(to);
    for (Table& table : tables_of(from)) {
        const auto same = std::ranges::find(there, table.name, &Table::name);
        if (same == there.end() || (is_left_out && is_left_out(table.name)))
            continue;
        if (same->columns != table.columns)
            return failure(ErrorCode::invalid,
                           "The table {0} has other columns there than here. Bring both up to the "
                           "same program with radslag migrate.",
                           {table.name});
        both.push_back(std::move(table));
    }
    return both;
}

Result<std::vector<TableSum>> copy_all(Session& from, Target& to,
                                       const std::function<bool(std::string_view)>& is_left_out,
                                       const CopyProgress& progress) {
    const auto tables = tables_of_both(from, to.connection(), is_left_out);
    if (!tables)
        return tl::unexpected<Error>(tables.error());
    to.let_go_of_foreign_keys();
    for (const Table& table : *tables)
        to.empty(table);
    std::vector<TableSum> copied;
    for (const Table& table : *tables) {
        RowSum sum;
        const std::string insert = insert_of(table);
        each_row(from, table.name, table.columns, {}, [&](const Row& row) {
            sum.add(row);
            to.insert(table, insert, row);
        });
        to.connection().settle(); // rows that wait know the statement by its text
        copied.push_back({table.name, sum.rows(), sum.text()});
        if (progress)
            progress(copied.size(), tables->size());
    }
    to.ask_foreign_keys();
    to.move_counters();
    // Read again before it is committed: what is not the same is not kept.
    for (std::size_t i = 0; i < tables->size(); ++i)
        if (sum_of(to.connection(), (*tables)[i]) != copied[i])
            return failure(ErrorCode::unavailable,
                           "The table {0} is not there as it is here. Nothing was copied.",
                           {copied[i].name});
    to.commit();
    return copied;
}

} // namespace

Result<std::vector<TableSum>> copy_rows(const Options& from, const Options& to, const Clock& clock,
                                        const std::function<bool(std::string_view)>& is_left_out,
                                        const CopyProgress& progress) {
    const auto source = open(from, clock);
    Target target(to, clock);
    return source->reading(
        [&](Session& session) { return copy_all(session, target, is_left_out, progress); });
}

} // namespace radslag::db
