// Where the files of one request wait. Declared in multipart.hpp.
#include "platform/http/multipart.hpp"
#include "platform/log/log.hpp"

#include <unistd.h>

#include <charconv>
#include <csignal>

namespace radslag::http {
namespace {

constexpr std::string_view folder_prefix = "radslag-upload-";

/// The number of the process whose folder this is by its name; 0 when it is none of ours.
pid_t owner_of(const std::filesystem::path& folder) {
    const std::string name = folder.filename().string();
    if (!name.starts_with(folder_prefix))
        return 0;
    pid_t process = 0;
    std::from_chars(name.data() + folder_prefix.size(), name.data() + name.size(), process);
    return process;
}

} // namespace

UploadFolder::UploadFolder(std::filesystem::path parent, std::string_view id)
    : path_(std::move(parent)) {
    path_ /= std::string(folder_prefix) + std::to_string(getpid()) + "-" + std::string(id);
}

UploadFolder::~UploadFolder() {
    if (files_ == 0)
        return;
    std::error_code failed;
    std::filesystem::remove_all(path_, failed);
    if (failed)
        log::warning("uploads cannot be removed", {{"what", failed.message()}});
}

std::filesystem::path UploadFolder::next_file() {
    if (files_ == 0) {
        std::filesystem::create_directories(path_);
        std::filesystem::permissions(path_, std::filesystem::perms::owner_all);
    }
    return path_ / std::to_string(++files_);
}

void UploadFolder::remove_abandoned(const std::filesystem::path& parent) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(parent, failed)) {
        const pid_t owner = owner_of(entry.path());
        if (owner > 0 && owner != getpid() && kill(owner, 0) != 0 && errno == ESRCH)
            std::filesystem::remove_all(entry.path(), failed);
    }
}

} // namespace radslag::http
