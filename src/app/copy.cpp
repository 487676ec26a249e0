// radslag copy: the whole register into another database, from SQLite to PostgreSQL and back.
#include "app/archive.hpp"
#include "app/commands.hpp"
#include "app/copy_store.hpp"
#include "app/meanwhile.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "ledger/sequencer.hpp"
#include "platform/db/copying.hpp"

#include <fmt/format.h>

namespace radslag::app {

using i18n::tr;

namespace {

namespace fs = std::filesystem;

bool is_address(std::string_view to) {
    return to.find("://") != std::string_view::npos;
}

/// Every act must have its number, by which the rest of the register knows it. On PostgreSQL a
/// server gives it a moment after the act; what was done by commands alone gets it here.
Result<void> number_all_acts(const Place& place, const Clock& clock) {
    const auto database = db::open(database_options(place), clock);
    if (const auto numbered = ledger::number_entries(*database); !numbered)
        return tl::unexpected<Error>(numbered.error());
    if (database->reading(store::has_unnumbered_acts))
        return failure(ErrorCode::conflict,
                       "Some acts are not numbered yet. Stop the servers a second after the last "
                       "act, and copy then.");
    return {};
}

Result<std::vector<db::TableSum>> copy_database(const Place& from, const Place& to) {
    const SystemClock clock;
    if (const auto numbered = number_all_acts(from, clock); !numbered)
        return tl::unexpected<Error>(numbered.error());
    const db::Options target = database_options(to);
    if (const auto migrated = db::migrate(target, clock, all_migrations()); !migrated)
        return tl::unexpected<Error>(migrated.error());
    if (db::open(target, clock)->reading(store::has_acts))
        return failure(ErrorCode::conflict,
                       "--to: there is a register already. Copy into an empty database.", {});
    ProgressLine progress;
    // Each engine has an index of words of its own: a server makes it from the rows.
    const auto is_made_anew = [](std::string_view table) { return table.starts_with("search_"); };
    return db::copy_rows(database_options(from), target, clock, is_made_anew,
                         [&](std::size_t done, std::size_t total) {
                             progress.show(fmt::format("{}/{}", done, total));
                         });
}

/// The documents and mails lie beside SQLite's file; PostgreSQL's nodes share those of the folder.
void copy_kept_files(const fs::path& from, const fs::path& to) {
    for (const char* folder : kept_folders)
        if (fs::exists(from / folder))
            fs::copy(from / folder, to / folder, fs::copy_options::recursive);
}

Result<std::vector<db::TableSum>> copy_into_folder(const Place& from, const fs::path& folder) {
    if (fs::exists(folder) && !(fs::is_directory(folder) && fs::is_empty(folder)))
        return failure(ErrorCode::conflict, "--to: {0} is not empty. Copy into a new folder.",
                       {folder.string()});
    const Meanwhile made(fs::absolute(folder));
    Place to = from;
    to.data = made.folder();
    to.database.reset();
    auto copied = copy_database(from, to);
    if (!copied)
        return copied;
    // After the rows: every file that they name is on the disk already.
    copy_kept_files(from.data, to.data);
    // Under its own name only when it is whole; what is there is an empty folder.
    fs::remove(folder);
    fs::rename(made.folder(), folder);
    return copied;
}

Result<std::vector<db::TableSum>> copy_to(const Place& from, const std::string& to) {
    if (!from.database && !fs::exists(from.data / "radslag.db"))
        return failure(ErrorCode::not_found, "--data: there is no register in {0}.",
                       {from.data.string()});
    const SystemClock clock;
    if (const auto ready = db::migrate(database_options(from), clock, all_migrations()); !ready)
        return tl::unexpected<Error>(ready.error());
    if (!is_address(to))
        return copy_into_folder(from, to);
    Place place = from;
    place.database = to;
    return copy_database(from, place);
}

} // namespace

ExitCode copy(const Place& place, const std::string& to) {
    const auto copied = copy_to(place, to);
    if (!copied) {
        say(place.language, copied.error());
        return failed;
    }
    std::int64_t rows = 0;
    for (const db::TableSum& table : *copied) {
        fmt::print("{}\t{}\t{}\n", table.name, table.rows, table.checksum);
        rows += table.rows;
    }
    say(tr(place.language, "{0} rows of {1} tables were copied; counts and checksums are the same.",
           rows, copied->size()));
    if (is_address(to))
        say(tr(place.language, "The documents stay in {0}. Serve with --data {0} and --database.",
               place.data.string()));
    return done;
}

} // namespace radslag::app
