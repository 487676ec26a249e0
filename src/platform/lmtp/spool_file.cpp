// Whether a file is still in use is told by its lock, which ends with the process: numbers of
// processes come again, after a restart of a container at once. See spool_file.hpp.
#include "platform/lmtp/spool_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <string>
#include <system_error>

namespace radslag::lmtp {

namespace {

constexpr std::string_view prefix = "coming-mail-";

[[noreturn]] void throw_errno(const std::filesystem::path& path) {
    throw std::system_error(errno, std::generic_category(), path.string());
}

} // namespace

SpoolFile::SpoolFile(const std::filesystem::path& folder) {
    std::string name = folder / (std::string(prefix) + "XXXXXX");
    descriptor_ = ::mkostemp(name.data(), O_CLOEXEC);
    path_ = name;
    if (descriptor_ < 0)
        throw_errno(folder);
    ::flock(descriptor_, LOCK_EX | LOCK_NB);
}

SpoolFile::~SpoolFile() {
    ::unlink(path_.c_str());
    ::close(descriptor_);
}

void SpoolFile::write(std::string_view octets) {
    while (!octets.empty()) {
        const ssize_t written = ::write(descriptor_, octets.data(), octets.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            throw_errno(path_);
        octets.remove_prefix(static_cast<std::size_t>(written));
        octets_ += static_cast<std::uint64_t>(written);
    }
}

void SpoolFile::sync() {
    if (::fsync(descriptor_) != 0)
        throw_errno(path_);
    const int folder = ::open(path_.parent_path().c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = folder >= 0 && ::fsync(folder) == 0;
    const int failed = errno;
    if (folder >= 0)
        ::close(folder);
    errno = failed;
    if (!synced)
        throw_errno(path_.parent_path());
}

void SpoolFile::remove_abandoned(const std::filesystem::path& folder) {
    std::error_code failed;
    for (const auto& entry : std::filesystem::directory_iterator(folder, failed)) {
        if (!entry.path().filename().string().starts_with(prefix))
            continue;
        const int file = ::open(entry.path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
        if (file < 0)
            continue;
        if (::flock(file, LOCK_EX | LOCK_NB) == 0)
            ::unlink(entry.path().c_str());
        ::close(file);
    }
}

} // namespace radslag::lmtp
