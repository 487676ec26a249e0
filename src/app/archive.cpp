// Packing and unpacking by libzip; see archive.hpp.
#include "app/archive.hpp"

#include "documents/files.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>
#include <zip.h>

#include <fstream>
#include <memory>
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

std::vector<fs::path> kept_files(const fs::path& documents) {
    std::vector<fs::path> files;
    if (fs::exists(documents))
        for (const auto& entry : fs::recursive_directory_iterator(documents))
            if (entry.is_regular_file() && is_sha256(entry.path().filename().string()))
                files.push_back(entry.path());
    return files;
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

Result<std::size_t> pack(const fs::path& database, const fs::path& documents,
                         const fs::path& archive, const ArchiveProgress& progress) {
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
    const auto files = kept_files(documents);
    bool good = add_file(zip.get(), database, database_name);
    for (const auto& file : files) {
        const std::string name = file.filename().string();
        good = good && add_file(zip.get(), file, "documents/" + name.substr(0, 2) + "/" + name);
    }
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
    return files.size();
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
        // The names are ours: anything else could lead out of the folder.
        const std::string base = fs::path(name).filename().string();
        const bool is_document =
            is_sha256(base) && name == "documents/" + base.substr(0, 2) + "/" + base;
        if (name != database_name && !is_document)
            return broken(name);
        if (!extract(zip.get(), index, folder / name))
            return broken(name);
        if (is_document) {
            try {
                (void)documents::Files(folder / "documents").load(base);
            } catch (const std::runtime_error&) {
                return broken(name);
            }
            ++documents;
        }
        has_database = has_database || name == database_name;
        if (progress)
            progress(static_cast<std::size_t>(i + 1), static_cast<std::size_t>(count));
    }
    if (!has_database)
        return broken(database_name);
    return documents;
}

} // namespace radslag::app
