// Packing and unpacking by libzip; see archive.hpp.
#include "app/archive.hpp"

#include "documents/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zip.h>

#include <algorithm>
#include <fstream>
#include <memory>
#include <optional>
#include <vector>

namespace radslag::app {

namespace {

namespace fs = std::filesystem;

struct ZipCloser {
    void operator()(zip_t* zip) const { zip_discard(zip); }
};
using Zip = std::unique_ptr<zip_t, ZipCloser>;

constexpr const char* database_name = "radslag.db";

bool is_sha256(std::string_view name) {
    return name.size() == 64 &&
           name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// A file as it lies in the register, and its name in the archive.
struct Kept {
    fs::path file;
    std::string name;
};

std::string name_in(std::string_view folder, const std::string& sha256) {
    return std::string(folder) + "/" + sha256.substr(0, 2) + "/" + sha256;
}

std::vector<Kept> kept_files(const fs::path& data) {
    std::vector<Kept> files;
    for (const std::string_view folder : kept_folders)
        if (fs::exists(data / folder))
            for (const auto& entry : fs::recursive_directory_iterator(data / folder))
                if (const std::string name = entry.path().filename().string();
                    entry.is_regular_file() && is_sha256(name))
                    files.push_back({entry.path(), name_in(folder, name)});
    return files;
}

/// In which of the kept folders an entry of the archive belongs. The names are ours: anything else
/// could lead out of the folder.
std::optional<std::string_view> folder_of(const std::string& name) {
    const std::string base = fs::path(name).filename().string();
    for (const std::string_view folder : kept_folders)
        if (is_sha256(base) && name == name_in(folder, base))
            return folder;
    return std::nullopt;
}

/// Whether the file is what its name says.
bool is_whole(const fs::path& folder, const std::string& sha256) {
    try {
        (void)documents::Files(folder).load(sha256);
        return true;
    } catch (const std::runtime_error&) {
        return false;
    }
}

bool add_file(zip_t* zip, const fs::path& file, const std::string& name) {
    zip_source_t* source = zip_source_file(zip, file.c_str(), 0, -1);
    if (source == nullptr)
        return false;
    if (zip_file_add(zip, name.c_str(), source, ZIP_FL_ENC_UTF_8) < 0) {
        zip_source_free(source);
        return false;
    }
    return true;
}

void sync_to_disk(const fs::path& path) {
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return;
    ::fsync(fd);
    ::close(fd);
}

tl::unexpected<Error> cannot_write(const fs::path& archive, std::string_view why) {
    return failure(ErrorCode::unavailable,
                   "{0} cannot be written: {1}. Look whether the disk is full.",
                   {archive.string(), std::string(why)});
}

/// Writes one entry out; gives false when it cannot be read whole.
bool extract(zip_t* zip, zip_uint64_t index, const fs::path& to) {
    const std::unique_ptr<zip_file_t, int (*)(zip_file_t*)> entry(zip_fopen_index(zip, index, 0),
                                                                  zip_fclose);
    if (!entry)
        return false;
    fs::create_directories(to.parent_path());
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    std::vector<char> piece(1U << 16U);
    for (;;) {
        const auto count = zip_fread(entry.get(), piece.data(), piece.size());
        if (count < 0)
            return false;
        if (count == 0)
            break;
        out.write(piece.data(), count);
    }
    out.close();
    if (!out)
        return false;
    sync_to_disk(to);
    return true;
}

} // namespace

Result<std::size_t> pack(const fs::path& database, const fs::path& data, const fs::path& archive,
                         const ArchiveProgress& progress) {
    if (fs::exists(archive))
        return failure(ErrorCode::conflict,
                       "{0} is there already. Give another name, or move it away.",
                       {archive.string()});
    fs::path beside = archive;
    beside += ".part";
    int code = 0;
    Zip zip(zip_open(beside.c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code));
    if (!zip)
        return cannot_write(archive, fmt::format("{}", code));
    const auto files = kept_files(data);
    bool good = add_file(zip.get(), database, database_name);
    for (const Kept& each : files)
        good = good && add_file(zip.get(), each.file, each.name);
    if (good && progress) {
        struct Shared {
            const ArchiveProgress& progress;
            std::size_t total;
        } shared{progress, files.size() + 1};
        zip_register_progress_callback_with_state(
            zip.get(), 0.01,
            [](zip_t*, double share, void* state) {
                const auto* to = static_cast<Shared*>(state);
                to->progress(static_cast<std::size_t>(share * static_cast<double>(to->total)),
                             to->total);
            },
            nullptr, &shared);
        good = zip_close(zip.get()) == 0;
    } else if (good) {
        good = zip_close(zip.get()) == 0;
    }
    if (!good) {
        const std::string why = zip_strerror(zip.get());
        zip.reset();
        fs::remove(beside);
        return cannot_write(archive, why);
    }
    (void)zip.release(); // closed
    sync_to_disk(beside);
    fs::rename(beside, archive);
    sync_to_disk(archive.has_parent_path() ? archive.parent_path() : ".");
    return static_cast<std::size_t>(std::ranges::count_if(
        files, [](const Kept& each) { return folder_of(each.name) == kept_folders.front(); }));
}

Result<std::size_t> unpack(const fs::path& archive, const fs::path& folder,
                           const ArchiveProgress& progress) {
    if (!fs::exists(archive))
        return failure(ErrorCode::not_found, "There is no file {0}.", {archive.string()});
    int code = 0;
    const Zip zip(zip_open(archive.c_str(), ZIP_RDONLY, &code));
    const auto broken = [&](std::string_view what) {
        return failure(ErrorCode::invalid,
                       "{0} is no whole copy of a register ({1}). Take another copy.",
                       {archive.string(), std::string(what)});
    };
    if (!zip)
        return broken("zip");
    const auto count = zip_get_num_entries(zip.get(), 0);
    std::size_t documents = 0;
    bool has_database = false;
    for (zip_int64_t i = 0; i < count; ++i) {
        const auto index = static_cast<zip_uint64_t>(i);
        const std::string name = zip_get_name(zip.get(), index, 0);
        const auto kept = folder_of(name);
        if (name != database_name && !kept)
            return broken(name);
        if (!extract(zip.get(), index, folder / name))
            return broken(name);
        if (kept && !is_whole(folder / *kept, fs::path(name).filename().string()))
            return broken(name);
        documents += kept == kept_folders.front() ? 1U : 0U;
        has_database = has_database || name == database_name;
        if (progress)
            progress(static_cast<std::size_t>(i + 1), static_cast<std::size_t>(count));
    }
    if (!has_database)
        return broken(database_name);
    return documents;
}

} // namespace radslag::app
