// radslag export: all of the register, or what is public of it, as files in open formats that need
// no program of ours. What is written is decided in src/exports; docs/export.md says it to its
// readers.
#include "app/commands.hpp"
#include "app/copy_store.hpp"
#include "app/meanwhile.hpp"
#include "app/record_tables.hpp"
#include "app/register.hpp"
#include "app/terminal.hpp"
#include "exports/ledger_files.hpp"
#include "exports/readme.hpp"
#include "ledger/sequencer.hpp"
#include "opendata/openapi.hpp"
#include "proofs/log.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <thread>

namespace radslag::app {

using i18n::tr;

namespace {

namespace fs = std::filesystem;
using exports::Bag;
using exports::Contents;
using exports::Progress;
using exports::Taken;

/// What an export is made from and by.
struct Exporting {
    Register& from;
    const ledger::SignerKey& key;
    const Export& wishes;
    const Progress& progress;
};

/// The folder while it is written, with what looks at each file in it.
struct Output {
    Output(const fs::path& folder, exports::OnDamage wish)
        : bag(folder / "whole"), originals(bag, folder / "originals"), damages(bag, wish) {}

    Bag bag;
    exports::Originals originals;
    exports::Damages damages;
};

Result<Contents> write_all(db::Session& session, const Exporting& work, Output& out) {
    std::vector<std::string_view> tables;
    for (const ledger::RecordTable& table : record_tables())
        tables.push_back(table.name);
    Contents contents;
    contents.records =
        exports::write_records(session, tables, out.bag, out.originals, work.progress);
    auto texts = exports::write_texts(session, out.bag, out.damages);
    if (!texts)
        return tl::unexpected<Error>(texts.error());
    contents.texts = std::move(*texts);
    const int schema = db::schema_version(session);
    for (const db::Migration& migration : all_migrations())
        if (migration.number <= schema)
            out.bag.put(fmt::format("data/schema/{}.sql", migration.name), migration.sql);
    return contents;
}

Contents write_public(db::Session& session, const Exporting& work, Output& out) {
    Contents contents;
    const bodies::Forum& forum = work.from.forum();
    contents.collections =
        exports::write_public_records(session, forum.kind == bodies::ForumKind::demonstration,
                                      out.bag, out.originals, work.progress);
    out.bag.put("openapi.json", opendata::openapi(forum.name, "/"));
    return contents;
}

/// All that is read from the database, as it is at one moment.
Result<Contents> write_rows(db::Session& session, const Exporting& work, Output& out) {
    auto contents = work.wishes.is_public_only ? Result<Contents>(write_public(session, work, out))
                                               : write_all(session, work, out);
    if (!contents)
        return contents;
    const auto acts =
        exports::write_ledger(session,
                              work.wishes.is_public_only ? exports::LedgerPart::log_only
                                                         : exports::LedgerPart::acts_and_log,
                              work.key, out.bag, work.progress);
    if (!acts)
        return tl::unexpected<Error>(acts.error());
    contents->acts = *acts;
    contents->originals = out.originals.list();
    return contents;
}

void write_descriptions(const Taken& taken, const Contents& contents, Bag& bag) {
    bag.put("datapackage.json", exports::describe(taken, contents));
    bag.put("README.sv.md", exports::readme(i18n::Language::swedish, taken, contents));
    bag.put("README.en.md", exports::readme(i18n::Language::english, taken, contents));
    bag.finish({{"External-Description", taken.forum},
                {"External-Identifier", "radslag/" + taken.id},
                {"Bagging-Date", to_text(taken.at).substr(0, std::size("YYYY-MM-DD") - 1)},
                {"Bag-Software-Agent", "radslag export"}});
}

/// Nothing where an act that is seen has no number yet, and stands in no log: on PostgreSQL a
/// server gives it a moment later.
std::optional<Result<Contents>> write_once(const Exporting& work, const fs::path& folder) {
    std::optional<Output> out;
    Taken taken{work.from.forum().name, std::string(work.from.forum().id.text()), {}};
    auto contents =
        work.from.database().reading([&](db::Session& session) -> std::optional<Result<Contents>> {
            if (store::has_unnumbered_acts(session))
                return std::nullopt;
            taken.at = session.now();
            out.emplace(folder, work.wishes.is_incomplete_too ? exports::OnDamage::name_it
                                                              : exports::OnDamage::stop);
            return write_rows(session, work, *out);
        });
    if (!contents || !*contents)
        return contents;
    // Files stay as they are: the database goes on meanwhile.
    const auto copied = out->originals.copy(work.from.files(), out->damages, work.progress);
    if (!copied)
        return tl::unexpected<Error>(copied.error());
    (*contents)->documents = *copied;
    (*contents)->damages = out->damages.finish();
    write_descriptions(taken, **contents, out->bag);
    return contents;
}

Result<Contents> write_whole(const Exporting& work, const fs::path& folder) {
    constexpr int attempts = 100;
    constexpr std::chrono::milliseconds pause{50};
    for (int attempt = 0; attempt < attempts; ++attempt) {
        if (const auto numbered = ledger::number_entries(work.from.database()); !numbered)
            return tl::unexpected<Error>(numbered.error());
        if (auto written = write_once(work, folder))
            return std::move(*written);
        std::this_thread::sleep_for(pause);
    }
    return failure(ErrorCode::unavailable,
                   "Some acts are not numbered yet. Try again in a quieter moment.");
}

/// Why the disk refused, in the user's language.
tl::unexpected<Error> refused(const fs::path& folder, const std::error_code& why) {
    if (why == std::errc::no_space_on_device || why.value() == EDQUOT)
        return failure(ErrorCode::unavailable,
                       "The disk is full: {0} was not written, and nothing of it is left. Make "
                       "room, or export to another disk.",
                       {folder.string()});
    if (why == std::errc::permission_denied || why == std::errc::operation_not_permitted ||
        why == std::errc::read_only_file_system)
        return failure(ErrorCode::forbidden,
                       "You may not write {0} there. Give another folder, or ask for the right to "
                       "write.",
                       {folder.string()});
    return failure(ErrorCode::unavailable,
                   "{0} cannot be written: {1}. Look whether the disk is full.",
                   {folder.string(), why.message()});
}

/// The folder may be there as long as it is empty; the one above it must be.
Result<void> check_folder(const fs::path& folder) {
    if (fs::exists(folder) && !(fs::is_directory(folder) && fs::is_empty(folder)))
        return failure(ErrorCode::conflict, "{0} is not empty. Export into a new folder.",
                       {folder.string()});
    if (!fs::is_directory(folder.parent_path()))
        return failure(ErrorCode::not_found,
                       "There is no folder {0}. Make it first, or give another one.",
                       {folder.parent_path().string()});
    return {};
}

/// Under its own name only when it is whole and on the disk.
void move_into_place(const fs::path& from, const fs::path& to) {
    fs::remove(to); // what is there is an empty folder
    fs::rename(from, to);
    const int above = ::open(to.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (above >= 0) {
        ::fsync(above);
        ::close(above);
    }
}

Result<Contents> write_into(Register& from, const ledger::SignerKey& key, const fs::path& folder,
                            const Export& wishes) {
    try {
        if (const auto checked = check_folder(folder); !checked)
            return tl::unexpected<Error>(checked.error());
        ProgressLine line;
        const Progress progress = [&](std::string_view what, std::int64_t done,
                                      std::int64_t total) {
            line.show(fmt::format("{}/{} {}", done, total, what));
        };
        const Meanwhile meanwhile(folder);
        auto contents = write_whole({from, key, wishes, progress}, meanwhile.folder());
        if (contents)
            move_into_place(meanwhile.folder() / "whole", folder);
        return contents;
    } catch (const std::system_error& fault) {
        return refused(folder, fault.code());
    }
}

Result<std::unique_ptr<Register>> open_what_is_there(const Place& place) {
    const auto nothing = failure(ErrorCode::not_found, "--data: there is no register in {0}.",
                                 {place.data.string()});
    if (!place.database && !fs::exists(place.data / "radslag.db"))
        return nothing;
    auto opened = Register::open(place, false);
    if (opened && (*opened)->forum().name.empty())
        return nothing;
    return opened;
}

/// "new/" is the folder "new".
fs::path folder_named(const fs::path& folder) {
    const fs::path whole = fs::absolute(folder).lexically_normal();
    return whole.has_filename() ? whole : whole.parent_path();
}

} // namespace

ExitCode export_register(const Place& place, const Export& wishes) {
    const auto opened = open_what_is_there(place);
    if (!opened) {
        say(place.language, opened.error());
        return failed;
    }
    const fs::path folder = folder_named(wishes.folder);
    const auto key =
        proofs::key_in_file(place.data / "keys" / "ledger.key", (*opened)->forum().id.text());
    const auto contents = write_into(**opened, key, folder, wishes);
    if (!contents) {
        say(place.language, contents.error());
        return failed;
    }
    say(tr(place.language, "{0} holds {1} records, {2} documents and {3} acts.", folder.string(),
           contents->count_records(), contents->documents, contents->acts));
    if (contents->damages > 0)
        say(i18n::plural(place.language, contents->damages,
                         "{0} document is missing or has changed: missing.csv names it.",
                         "{0} documents are missing or have changed: missing.csv names them."));
    if (wishes.is_public_only)
        say(tr(place.language, "It is what everybody may read."));
    else
        say(tr(place.language, "It is the whole register, with what is confidential: keep it as "
                               "you keep the register."));
    return done;
}

} // namespace radslag::app
