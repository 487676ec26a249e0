// A copy of a SQLite database while it serves, and back: one file, whole and checked. PostgreSQL
// has pg_dump for this; migrations.cpp copies through here before it changes anything.
#pragma once

#include "platform/db/database.hpp"

#include <filesystem>

namespace radslag::db {

struct BackupReport {
    std::int64_t pages = 0;
    std::int64_t bytes = 0;
};

/// Called now and then while copying, with pages done and pages in all.
using Progress = std::function<void(std::int64_t done, std::int64_t total)>;

/// Copies the database as it is at one moment to `to`, while others read and write it. The copy
/// appears under its name only when it is whole, checked and on the disk. Memory stays bounded.
/// Errors: conflict when `to` is there already; not_found when there is no database; invalid on
/// PostgreSQL; unavailable when the disk fails, with the reason.
Result<BackupReport> backup(const Options& options, const std::filesystem::path& to,
                            const Progress& progress = {});

/// Puts a copy made by backup() in the place that `options` names, which must be free.
/// Errors: conflict when a database is there already; not_found when there is no such copy;
/// invalid when the file is no whole database; unavailable when the disk fails.
Result<BackupReport> restore(const std::filesystem::path& from, const Options& options,
                             const Progress& progress = {});

} // namespace radslag::db
