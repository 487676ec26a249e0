// Copies through SQLite's backup interface, some pages at a time, inside one read transaction: so
// writers neither wait nor make it begin anew (https://sqlite.org/backup.html).
#include "platform/db/backup.hpp"

#include "platform/db/engines.hpp"

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace radslag::db {

namespace {

namespace fs = std::filesystem;

constexpr int pages_at_once = 256;

struct Close {
    void operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
};
using Handle = std::unique_ptr<sqlite3, Close>;

/// What SQLite says went wrong.
struct DiskFault {
    std::string reason;
};

void require(int code, sqlite3* handle) {
    if (code != SQLITE_OK)
        throw DiskFault{handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code)};
}

void run(const Handle& handle, const char* sql) {
    require(sqlite3_exec(handle.get(), sql, nullptr, nullptr, nullptr), handle.get());
}

Handle open_file(const fs::path& path, int flags) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open_v2(path.c_str(), &opened, flags | SQLITE_OPEN_NOMUTEX, nullptr);
    Handle handle(opened);
    require(code, opened);
    run(handle, "PRAGMA busy_timeout = 10000; PRAGMA trusted_schema = OFF; "
                "PRAGMA cache_size = -2048;");
    return handle;
}

BackupReport copy_pages(sqlite3* source, sqlite3* copy, const Progress& progress) {
    sqlite3_backup* backup = sqlite3_backup_init(copy, "main", source, "main");
    if (backup == nullptr)
        throw DiskFault{sqlite3_errmsg(copy)};
    int code = SQLITE_OK;
    while ((code = sqlite3_backup_step(backup, pages_at_once)) == SQLITE_OK) {
        const int total = sqlite3_backup_pagecount(backup);
        if (progress)
            progress(total - sqlite3_backup_remaining(backup), total);
    }
    BackupReport report;
    report.pages = sqlite3_backup_pagecount(backup);
    const int end = sqlite3_backup_finish(backup);
    if (code != SQLITE_DONE || end != SQLITE_OK)
        throw DiskFault{sqlite3_errmsg(copy)};
    return report;
}

/// Empty when the database is whole, else the first thing that is not.
std::string first_damage(const Handle& handle) {
    std::string answer = "no answer";
    const auto keep = [](void* out, int, char** values, char**) {
        *static_cast<std::string*>(out) = values[0];
        return 0;
    };
    require(sqlite3_exec(handle.get(), "PRAGMA quick_check(1)", keep, &answer, nullptr),
            handle.get());
    return answer == "ok" ? "" : answer;
}

void sync_to_disk(const fs::path& path) {
    const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = file >= 0 && ::fsync(file) == 0;
    if (file >= 0)
        ::close(file);
    if (!synced)
        throw DiskFault{path.string() + " cannot be synced to the disk"};
}

/// Copies into `part` and makes of it one plain file without a log beside it.
BackupReport copy_into(const fs::path& from, const fs::path& part, const Progress& progress) {
    const Handle source = open_file(from, SQLITE_OPEN_READWRITE);
    // The open transaction holds one snapshot, so that no write makes the copy begin anew.
    run(source, "PRAGMA query_only = ON; BEGIN; SELECT count(*) FROM sqlite_schema;");
    BackupReport report;
    {
        const Handle copy = open_file(part, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE);
        run(copy, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;");
        report = copy_pages(source.get(), copy.get(), progress);
    }
    const Handle copy = open_file(part, SQLITE_OPEN_READWRITE);
    run(copy, "PRAGMA journal_mode = DELETE;");
    if (const std::string damage = first_damage(copy); !damage.empty())
        throw DiskFault{damage};
    return report;
}

/// Copies to `to`, which appears only when the copy is whole and on the disk.
BackupReport copy_file(const fs::path& from, const fs::path& to, const Progress& progress) {
    fs::path part = to;
    part += ".part";
    fs::remove(part);
    try {
        BackupReport report = copy_into(from, part, progress);
        sync_to_disk(part);
        fs::rename(part, to);
        sync_to_disk(fs::absolute(to).parent_path());
        report.bytes = static_cast<std::int64_t>(fs::file_size(to));
        return report;
    } catch (...) {
        std::error_code ignored;
        fs::remove(part, ignored);
        throw;
    }
}

Result<BackupReport> copied(const fs::path& from, const fs::path& to, const Progress& progress) {
    std::string reason;
    try {
        return copy_file(from, to, progress);
    } catch (const DiskFault& fault) {
        reason = fault.reason;
    } catch (const fs::filesystem_error& error) {
        reason = error.code().message();
    }
    return failure(ErrorCode::unavailable,
                   "The database could not be copied to {0} ({1}). See that the folder is there, "
                   "may be written to and has room, then try again.",
                   {to.string(), reason});
}

/// The file, or a log of its that would be taken for part of another database.
std::optional<fs::path> in_the_way(const fs::path& path) {
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
        fs::path file = path;
        file += ending;
        if (fs::exists(fs::symlink_status(file)))
            return file;
    }
    return std::nullopt;
}

/// Whether the file is a whole database that has migrations of ours.
bool is_whole(const fs::path& path) {
    try {
        const Handle handle = open_file(path, SQLITE_OPEN_READWRITE);
        run(handle, "SELECT number FROM schema_migrations LIMIT 1");
        return first_damage(handle).empty();
    } catch (const DiskFault&) {
        return false;
    }
}

tl::unexpected<Error> no_file(const fs::path& path) {
    return failure(ErrorCode::not_found, "There is no file {0}. Check the name.", {path.string()});
}

tl::unexpected<Error> taken(const fs::path& path) {
    return failure(ErrorCode::conflict,
                   "The file {0} is there already and is not overwritten. Choose another name, or "
                   "move it away first.",
                   {path.string()});
}

tl::unexpected<Error> is_postgres() {
    return failure(ErrorCode::invalid,
                   "A PostgreSQL database is copied with pg_dump and restored with pg_restore.");
}

} // namespace

Result<BackupReport> backup(const Options& options, const fs::path& to, const Progress& progress) {
    if (engine_of(options) == Engine::postgres)
        return is_postgres();
    if (!fs::exists(options.location))
        return no_file(options.location);
    if (const auto file = in_the_way(to))
        return taken(*file);
    return copied(options.location, to, progress);
}

Result<BackupReport> restore(const fs::path& from, const Options& options,
                             const Progress& progress) {
    if (engine_of(options) == Engine::postgres)
        return is_postgres();
    if (!fs::exists(from))
        return no_file(from);
    if (const auto file = in_the_way(options.location))
        return taken(*file);
    if (!is_whole(from))
        return failure(ErrorCode::invalid,
                       "The file {0} is no whole copy of a Rådslag database. Restore another copy.",
                       {from.string()});
    return copied(from, options.location, progress);
}

} // namespace radslag::db
