// Runs the migrations that a database lacks, one transaction each, after a copy on SQLite. The text
// for PostgreSQL comes from dialect.hpp, the copy from backup.hpp.
#include "platform/db/migrations.hpp"

#include "platform/base/hex.hpp"
#include "platform/db/backup.hpp"
#include "platform/db/catalogue.hpp"
#include "platform/db/engines.hpp"
#include "platform/log/log.hpp"

#include <fmt/format.h>
#include <sodium.h>

namespace radslag::db {

namespace {

struct Applied {
    int number;
    std::string checksum;
};

constexpr std::string_view own_table = R"(
CREATE TABLE IF NOT EXISTS schema_migrations (
    number INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    checksum TEXT NOT NULL,
    ran_at TEXT NOT NULL
) STRICT;
)";
constexpr Statement select_applied{
    "migrations.applied", "SELECT number, checksum FROM schema_migrations ORDER BY number"};
constexpr Statement insert_applied{
    "migrations.insert",
    "INSERT INTO schema_migrations (number, name, checksum, ran_at) VALUES ($1, $2, $3, $4)"};
constexpr Statement select_version{"migrations.version",
                                   "SELECT max(number) FROM schema_migrations"};
/// Two nodes that start together migrate one after the other.
constexpr Statement lock_postgres{
    "migrations.lock", "SELECT 1 FROM pg_advisory_xact_lock(hashtext('radslag migrations'), "
                       "hashtext(current_schema()))"};
constexpr Statement select_loose{
    "migrations.loose",
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
    "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' LIMIT 1"};

/// SHA-256 of the text as written, so that it is the same on both engines.
std::string checksum_of(std::string_view sql) {
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(sql.data()), sql.size());
    return to_hex(std::as_bytes(std::span(hash)));
}

void require_sorted(std::span<const Migration> migrations) {
    for (std::size_t i = 1; i < migrations.size(); ++i)
        if (migrations[i - 1].number >= migrations[i].number)
            throw std::logic_error(
                fmt::format("migration {} stands out of order or twice", migrations[i].number));
}

/// What is left to run: the list without what has run, which must be its beginning.
Result<std::span<const Migration>> pending(std::span<const Migration> migrations,
                                           const std::vector<Applied>& applied) {
    const int last = migrations.empty() ? 0 : migrations.back().number;
    if (!applied.empty() && applied.back().number > last)
        return failure(ErrorCode::conflict,
                       "The database was made by a newer version of Rådslag (its last migration is "
                       "{0}, this version knows them up to {1}). Install that version or a newer "
                       "one, or restore a copy that was made before.",
                       {std::to_string(applied.back().number), std::to_string(last)});
    for (std::size_t i = 0; i < applied.size(); ++i) {
        if (i >= migrations.size() || migrations[i].number < applied[i].number)
            return failure(ErrorCode::conflict,
                           "The database lacks migration {0}, though later ones have run. Install "
                           "the version of Rådslag that made the database, or one after it.",
                           {std::to_string(migrations[std::min(i, migrations.size() - 1)].number)});
        if (migrations[i].number > applied[i].number ||
            checksum_of(migrations[i].sql) != applied[i].checksum)
            return failure(ErrorCode::conflict,
                           "Migration {0} has been changed since it ran on this database. Install "
                           "the version of Rådslag that made the database, or one after it.",
                           {std::to_string(applied[i].number)});
    }
    return migrations.subspan(applied.size());
}

class Migrating {
  public:
    Migrating(const Options& options, const Clock& clock, std::span<const Migration> migrations)
        : options_(options), migrations_(migrations),
          connection_(connect_for_migrations(options, clock)) {}

    Result<MigrationReport> run() {
        in_transaction([&] {
            connection_->script(own_table);
            return true;
        });
        const auto before = applied();
        const auto to_run = pending(migrations_, before);
        if (!to_run)
            return tl::unexpected<Error>(to_run.error());
        MigrationReport report;
        report.from = report.to = before.empty() ? 0 : before.back().number;
        if (to_run->empty())
            return report;
        if (auto kept = keep_copy(before, to_run->front()); !kept)
            return tl::unexpected<Error>(kept.error());
        while (const auto number = run_next(before.empty()))
            report.to = *number;
        return report;
    }

  private:
    template <class F>
    std::invoke_result_t<F> in_transaction(F&& work) {
        connection_->begin(Access::write_each_statement);
        try {
            if (connection_->engine() == Engine::postgres)
                connection_->integer(lock_postgres);
            std::invoke_result_t<F> result = work();
            connection_->commit();
            return result;
        } catch (...) {
            connection_->rollback();
            throw;
        }
    }

    std::vector<Applied> applied() {
        std::vector<Applied> rows;
        connection_->query(select_applied, {}, [&](const Row& row) {
            rows.push_back({static_cast<int>(row.integer(0)), row.string(1)});
        });
        return rows;
    }

    Result<void> keep_copy(const std::vector<Applied>& before, const Migration& next) {
        if (connection_->engine() != Engine::sqlite || before.empty())
            return {};
        const std::string copy = fmt::format("{}.before-{:04}", options_.location, next.number);
        // One that is there was made by an attempt that failed: the new one holds all of it.
        std::filesystem::remove(copy);
        const auto report = backup(options_, copy);
        if (!report)
            return tl::unexpected<Error>(report.error());
        log::info("the database was copied before migrating", {{"copy", copy}});
        return {};
    }

    /// Runs the first migration that is missing, or all that are, and gives the number of the last;
    /// nothing when there is none, so also when another node has run it meanwhile. All go where
    /// nothing is yet: each commit waits for the disk, and there is nothing to lose by a fault.
    std::optional<int> run_next(bool all) {
        return in_transaction([&]() -> std::optional<int> {
            auto to_run = pending(migrations_, applied());
            if (!to_run || to_run->empty())
                return std::nullopt;
            if (!all)
                to_run = to_run->first(1);
            for (const Migration& next : *to_run)
                run_one(next);
            return to_run->back().number;
        });
    }

    void run_one(const Migration& migration) {
        try {
            connection_->script(migration.sql);
        } catch (const Fault& fault) {
            throw Fault(fmt::format("migration {}: {}", migration.name, fault.what()));
        }
        connection_->execute(insert_applied,
                             {migration.number, migration.name, checksum_of(migration.sql),
                              to_text(connection_->now())});
        if (connection_->engine() != Engine::sqlite)
            return;
        if (const auto table = dangling_table(*connection_))
            throw Fault(fmt::format("migration {} leaves rows of {} that point at nothing",
                                    migration.name, *table));
        if (const auto table = connection_->text(select_loose))
            throw Fault(
                fmt::format("migration {}: table {} is not STRICT", migration.name, *table));
    }

    const Options& options_;
    std::span<const Migration> migrations_;
    std::unique_ptr<Connection> connection_;
};

} // namespace

Result<MigrationReport> migrate(const Options& options, const Clock& clock,
                                std::span<const Migration> migrations) {
    require_sorted(migrations);
    return Migrating(options, clock, migrations).run();
}

int schema_version(Session& session) {
    return static_cast<int>(session.integer(select_version).value_or(0));
}

void schema_version_later(Session& session, std::function<void(int)> then) {
    session.query_later(select_version, {}, [then = std::move(then)](const Row& row) {
        then(static_cast<int>(row.integer(0)));
    });
}

} // namespace radslag::db
