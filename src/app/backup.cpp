// radslag backup and restore: the whole register into one file and back.
#include "platform/db/backup.hpp"

#include "app/archive.hpp"
#include "app/commands.hpp"
#include "app/meanwhile.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"

#include <fmt/format.h>

namespace radslag::app {

using i18n::tr;

namespace {

namespace fs = std::filesystem;

Result<std::size_t> copy_out(const Place& place, const fs::path& file, ProgressLine& progress) {
    if (fs::exists(file))
        return failure(ErrorCode::conflict,
                       "{0} is there already. Give another name, or move it away.",
                       {file.string()});
    // The database first: every document and mail that it names is on disk already.
    const Meanwhile meanwhile(fs::absolute(file));
    const auto copy = meanwhile.folder() / "radslag.db";
    if (const auto copied = db::backup(database_options(place), copy); !copied)
        return tl::unexpected<Error>(copied.error());
    return pack(copy, place.data, file, [&](std::size_t count, std::size_t total) {
        progress.show(fmt::format("{}/{}", count, total));
    });
}

Result<std::size_t> put_back(const Place& place, const fs::path& file, ProgressLine& progress) {
    if (fs::exists(place.data) && !fs::is_empty(place.data))
        return failure(ErrorCode::conflict,
                       "{0} is not empty. Restore into a new folder, then serve from there.",
                       {place.data.string()});
    const Meanwhile meanwhile(fs::absolute(place.data));
    const auto unpacked =
        unpack(file, meanwhile.folder(), [&](std::size_t count, std::size_t total) {
            progress.show(fmt::format("{}/{}", count, total));
        });
    if (!unpacked)
        return unpacked;
    const fs::path whole = meanwhile.folder() / "whole";
    fs::create_directories(whole);
    if (const auto checked = db::restore(meanwhile.folder() / "radslag.db",
                                         {.location = (whole / "radslag.db").string()});
        !checked)
        return failure(ErrorCode::invalid,
                       "{0} is no whole copy of a register ({1}). Take another copy.",
                       {file.string(), "radslag.db"});
    for (const char* folder : kept_folders) {
        fs::create_directories(meanwhile.folder() / folder);
        fs::rename(meanwhile.folder() / folder, whole / folder);
    }
    if (fs::exists(place.data))
        fs::remove(place.data);
    fs::rename(whole, place.data);
    return unpacked;
}

} // namespace

ExitCode backup(const Place& place, const fs::path& file) {
    ProgressLine progress;
    const auto copied = copy_out(place, file, progress);
    progress.clear();
    if (!copied) {
        say(place.language, copied.error());
        return failed;
    }
    say(tr(place.language, "{0} holds the register with {1} documents.", file.string(), *copied));
    return done;
}

ExitCode restore(const Place& place, const fs::path& file) {
    ProgressLine progress;
    const auto restored = put_back(place, file, progress);
    progress.clear();
    if (!restored) {
        say(place.language, restored.error());
        return failed;
    }
    say(tr(place.language, "The register with {0} documents is in {1}.", *restored,
           place.data.string()));
    return done;
}

} // namespace radslag::app
