// What Row and Session do the same on both engines, and the choice of the engine by the location.
// Look next at sqlite.cpp and postgres.cpp.
#include "platform/db/database.hpp"

#include "platform/db/engines.hpp"
#include "platform/db/postgres_connection.hpp"
#include "platform/db/sqlite_connection.hpp"

#include <fmt/format.h>

namespace radslag::db {

Result<void> not_saved() {
    return failure(ErrorCode::unavailable,
                   "The database cannot save anything just now, so nothing was changed. Try again "
                   "in a while; the server's log says what is wrong.");
}

std::optional<std::int64_t> Row::optional_integer(int column) const {
    return is_null(column) ? std::nullopt : std::optional(integer(column));
}

std::optional<std::string> Row::optional_text(int column) const {
    return is_null(column) ? std::nullopt : std::optional(string(column));
}

void Row::refuse(int column) const {
    throw Fault(fmt::format("column {} holds no value of the type asked for", name(column)));
}

std::optional<std::int64_t> Session::integer(const Statement& statement,
                                             std::initializer_list<Parameter> parameters) {
    std::optional<std::int64_t> first;
    bool seen = false;
    query(statement, parameters, [&](const Row& row) {
        if (!std::exchange(seen, true))
            first = row.optional_integer(0);
    });
    return first;
}

std::optional<std::string> Session::text(const Statement& statement,
                                         std::initializer_list<Parameter> parameters) {
    std::optional<std::string> first;
    bool seen = false;
    query(statement, parameters, [&](const Row& row) {
        if (!std::exchange(seen, true))
            first = row.optional_text(0);
    });
    return first;
}

Engine engine_of(const Options& options) {
    const std::string_view location = options.location;
    const bool url = location.starts_with("postgresql://") || location.starts_with("postgres://");
    return url ? Engine::postgres : Engine::sqlite;
}

std::unique_ptr<Database> open(const Options& options, const Clock& clock) {
    return engine_of(options) == Engine::postgres ? open_postgres(options, clock)
                                                  : open_sqlite(options, clock);
}

std::unique_ptr<Connection> connect_for_migrations(const Options& options, const Clock& clock) {
    // Migrations take their time: none of their statements is logged as slow.
    constexpr auto slow = std::chrono::hours(24);
    if (engine_of(options) == Engine::postgres)
        return std::make_unique<PostgresConnection>(options.location, clock, slow);
    return std::make_unique<SqliteConnection>(options.location, SqliteConnection::Use::migrations,
                                              clock, slow);
}

} // namespace radslag::db
