// SQLite's C API behind a Session: binding by name, stepping, and which of its errors mean that the
// disk and not the statement failed. See docs/sql.md for the settings.
#include "platform/db/sqlite_connection.hpp"

#include "platform/db/dialect.hpp"

#include <fmt/format.h>
#include <sqlite3.h>

#include <chrono>
#include <thread>

namespace radslag::db {

namespace {

/// Statements kept ready on a connection; one takes some 5 kB.
constexpr std::size_t most_kept = 128;

constexpr const char* settings_of_all = R"(
PRAGMA busy_timeout = 10000;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
)";
constexpr const char* settings_of_writer = R"(
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA cache_size = -4096;
PRAGMA temp_store = MEMORY;
PRAGMA wal_autocheckpoint = 4000;
PRAGMA journal_size_limit = 16777216;
)";
constexpr const char* settings_of_reader = R"(
PRAGMA query_only = ON;
PRAGMA cache_size = -6144;
)";
constexpr const char* foreign_keys_off = "PRAGMA foreign_keys = OFF;";

class SqliteRow final : public Row {
  public:
    explicit SqliteRow(sqlite3_stmt* statement) : statement_(statement) {}

    [[nodiscard]] int size() const override { return sqlite3_data_count(statement_); }
    [[nodiscard]] std::string_view name(int column) const override {
        return sqlite3_column_name(statement_, column);
    }
    [[nodiscard]] bool is_null(int column) const override { return is(column, SQLITE_NULL); }
    [[nodiscard]] bool is_integer(int column) const override { return is(column, SQLITE_INTEGER); }
    [[nodiscard]] bool is_bytes(int column) const override { return is(column, SQLITE_BLOB); }
    [[nodiscard]] std::int64_t integer(int column) const override {
        require_type(column, SQLITE_INTEGER);
        return sqlite3_column_int64(statement_, column);
    }
    [[nodiscard]] std::string_view text(int column) const override {
        require_type(column, SQLITE_TEXT);
        const auto* begin = sqlite3_column_text(statement_, column);
        return {reinterpret_cast<const char*>(begin), length(column)};
    }
    [[nodiscard]] std::span<const std::byte> bytes(int column) const override {
        require_type(column, SQLITE_BLOB);
        const void* begin = sqlite3_column_blob(statement_, column);
        return {static_cast<const std::byte*>(begin), length(column)};
    }

  private:
    [[nodiscard]] bool is(int column, int type) const {
        return sqlite3_column_type(statement_, column) == type;
    }
    [[nodiscard]] std::size_t length(int column) const {
        return static_cast<std::size_t>(sqlite3_column_bytes(statement_, column));
    }
    void require_type(int column, int type) const {
        const int actual = sqlite3_column_type(statement_, column);
        if (actual != type && actual != SQLITE_NULL)
            refuse(column);
    }

    sqlite3_stmt* statement_;
};

/// Ends a statement's run whichever way it is left.
struct Reset {
    sqlite3_stmt* statement;
    ~Reset() { sqlite3_reset(statement); }
};

/// What the disk, the memory or another program did, and not the statement.
bool is_passing(int code) {
    switch (code & 0xFF) {
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_READONLY:
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
    case SQLITE_CANTOPEN:
    case SQLITE_PROTOCOL:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return true;
    default:
        return false;
    }
}

/// Before the first connection: counting SQLite's memory takes a lock around every allocation.
/// Once a connection has been opened the library refuses to be set up.
void set_up_library() {
    static const int counted = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
    static_cast<void>(counted);
}

} // namespace

void SqliteConnection::Close::operator()(sqlite3* handle) const {
    sqlite3_close_v2(handle);
}

void SqliteConnection::Finalize::operator()(sqlite3_stmt* statement) const {
    sqlite3_finalize(statement);
}

SqliteConnection::SqliteConnection(const std::string& path, Use use, const Clock& clock,
                                   std::chrono::milliseconds slow)
    : Connection(clock, slow) {
    set_up_library();
    sqlite3* opened = nullptr;
    const int create = use == Use::reader ? 0 : SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(path.c_str(), &opened,
                                     SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | create, nullptr);
    handle_.reset(opened);
    if (code != SQLITE_OK)
        throw Unavailable(fmt::format("cannot open the database {}: {}", path,
                                      opened ? sqlite3_errmsg(opened) : "no memory"));
    sqlite3_extended_result_codes(handle(), 1);
    // "name" is a column, 'text' a value: what PostgreSQL says too.
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    sqlite3_db_config(handle(), SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    try {
        script(settings_of_all);
        if (use != Use::reader)
            write_ahead();
        script(use == Use::reader ? settings_of_reader : settings_of_writer);
        if (use == Use::migrations)
            script(foreign_keys_off);
    } catch (const Fault& fault) {
        throw Unavailable(fmt::format("cannot open the database {}: {}", path, fault.what()));
    }
}

void SqliteConnection::write_ahead() {
    using namespace std::chrono_literals;
    // Two programs that make a new database meet here, and SQLite asks no busy handler while a lock
    // is being raised: the one that comes second finds the journal as it wants it a moment later.
    constexpr std::string_view sql = "PRAGMA journal_mode = WAL;";
    int code = SQLITE_BUSY;
    for (auto left = 10'000ms; left > 0ms; left -= 20ms) {
        code = sqlite3_exec(handle(), sql.data(), nullptr, nullptr, nullptr);
        if ((code & 0xFF) != SQLITE_BUSY)
            break;
        std::this_thread::sleep_for(20ms);
    }
    if (code != SQLITE_OK)
        fail({"script", sql}, code);
}

void SqliteConnection::begin(Access access) {
    broken_ = false;
    start_action();
    if (access == Access::read)
        execute({"begin", "BEGIN DEFERRED"});
    else
        execute({"begin", "BEGIN IMMEDIATE"});
}

void SqliteConnection::commit() {
    execute({"commit", "COMMIT"});
}

void SqliteConnection::rollback() noexcept {
    // Some errors have undone the transaction already; then there is nothing to roll back.
    if (sqlite3_get_autocommit(handle()) != 0)
        return;
    try {
        const Prepared& prepared = prepare({"rollback", "ROLLBACK"});
        const Reset reset{prepared.handle.get()};
        if (sqlite3_step(prepared.handle.get()) != SQLITE_DONE)
            broken_ = true;
    } catch (...) {
        broken_ = true;
    }
}

void SqliteConnection::savepoint() {
    start_action();
    execute({"savepoint", "SAVEPOINT action"});
}

void SqliteConnection::release() {
    execute({"release", "RELEASE action"});
}

void SqliteConnection::take_back() {
    execute({"take back", "ROLLBACK TO action"});
    execute({"release", "RELEASE action"});
}

void SqliteConnection::finish_action() {
    require_committable();
    int unresolved = 0;
    int unused = 0;
    sqlite3_db_status(handle(), SQLITE_DBSTATUS_DEFERRED_FKS, &unresolved, &unused, 0);
    if (unresolved != 0)
        throw Fault("a foreign key points at no row");
    if (sqlite3_get_autocommit(handle()) != 0)
        throw Fault("the transaction was undone by a statement");
}

void SqliteConnection::release_memory() noexcept {
    sqlite3_db_release_memory(handle());
}

void SqliteConnection::script(std::string_view sql) {
    const std::string text = migration_for_sqlite(sql);
    const int code = sqlite3_exec(handle(), text.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK)
        fail({"script", sql}, code);
}

SqliteConnection::Prepared& SqliteConnection::prepare(const Statement& statement) {
    if (const auto found = by_text_.find(statement.sql); found != by_text_.end()) {
        kept_.splice(kept_.begin(), kept_, found->second);
        return kept_.front();
    }
    sqlite3_stmt* made = nullptr;
    const char* rest = nullptr;
    const int code =
        sqlite3_prepare_v3(handle(), statement.sql.data(), static_cast<int>(statement.sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &made, &rest);
    Prepared prepared{std::unique_ptr<sqlite3_stmt, Finalize>(made), {}};
    if (code != SQLITE_OK)
        fail(statement, code);
    log_prepared(statement, statement.sql);
    const int count = sqlite3_bind_parameter_count(made);
    for (int i = 1; i <= count; ++i) {
        const int place = sqlite3_bind_parameter_index(made, fmt::format("${}", i).c_str());
        if (place == 0)
            throw Fault(fmt::format("statement {} has no parameter ${}", statement.name, i));
        prepared.places.push_back(place);
    }
    if (kept_.size() == most_kept) {
        by_text_.erase(sqlite3_sql(kept_.back().handle.get()));
        kept_.pop_back();
    }
    kept_.push_front(std::move(prepared));
    by_text_.emplace(sqlite3_sql(made), kept_.begin());
    return kept_.front();
}

void SqliteConnection::bind(const Prepared& prepared, const Statement& statement,
                            Parameters parameters) {
    if (parameters.size() != prepared.places.size())
        throw Fault(fmt::format("statement {} takes {} parameters, {} given", statement.name,
                                prepared.places.size(), parameters.size()));
    sqlite3_stmt* handle = prepared.handle.get();
    for (std::size_t i = 0; i < parameters.size(); ++i) {
        const int place = prepared.places[i];
        const auto& value = parameters[i].value();
        int code = SQLITE_OK;
        if (const auto* integer = std::get_if<std::int64_t>(&value)) {
            code = sqlite3_bind_int64(handle, place, *integer);
        } else if (const auto* text = std::get_if<std::string_view>(&value)) {
            require_text(*text, statement);
            // An empty view may hold a null pointer, which would bind NULL.
            code = sqlite3_bind_text64(handle, place, text->empty() ? "" : text->data(),
                                       text->size(), SQLITE_STATIC, SQLITE_UTF8);
        } else if (const auto* bytes = std::get_if<Parameter::Bytes>(&value)) {
            code = bytes->empty() ? sqlite3_bind_zeroblob(handle, place, 0)
                                  : sqlite3_bind_blob64(handle, place, bytes->data(), bytes->size(),
                                                        SQLITE_STATIC);
        } else {
            code = sqlite3_bind_null(handle, place);
        }
        if (code != SQLITE_OK)
            fail(statement, code);
    }
}

void SqliteConnection::query(const Statement& statement, Parameters parameters,
                             const std::function<void(const Row&)>& each) {
    require_committable();
    const Running running(*this, statement);
    const Prepared& prepared = prepare(statement);
    const Reset reset{prepared.handle.get()};
    bind(prepared, statement, parameters);
    const SqliteRow row(prepared.handle.get());
    int code = sqlite3_step(prepared.handle.get());
    for (; code == SQLITE_ROW; code = sqlite3_step(prepared.handle.get()))
        each(row);
    if (code != SQLITE_DONE)
        fail(statement, code);
}

std::int64_t SqliteConnection::execute(const Statement& statement, Parameters parameters) {
    require_committable();
    const Running running(*this, statement);
    const Prepared& prepared = prepare(statement);
    const Reset reset{prepared.handle.get()};
    bind(prepared, statement, parameters);
    const auto before = sqlite3_total_changes64(handle());
    const int code = sqlite3_step(prepared.handle.get());
    if (code == SQLITE_ROW)
        throw Fault(fmt::format("statement {} gives rows: query it", statement.name));
    if (code != SQLITE_DONE)
        fail(statement, code);
    return sqlite3_total_changes64(handle()) == before ? 0 : sqlite3_changes64(handle());
}

void SqliteConnection::fail(const Statement& statement, int code) {
    const std::string sentence =
        fmt::format("statement {}: {} ({})", statement.name, sqlite3_errmsg(handle()), code);
    if (!is_passing(code))
        throw Fault(sentence);
    broken_ = true;
    throw Unavailable(sentence);
}

} // namespace radslag::db
