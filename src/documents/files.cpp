// Keeping originals by their SHA-256; see files.hpp.
#include "documents/files.hpp"

#include "documents/digest.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace radslag::documents {

namespace {

[[noreturn]] void throw_errno(const std::filesystem::path& path) {
    throw std::system_error(errno, std::generic_category(), path.string());
}

class Descriptor {
  public:
    Descriptor(const std::filesystem::path& path, int flags)
        : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0640)) {
        if (fd_ < 0)
            throw_errno(path_);
    }
    ~Descriptor() { ::close(fd_); }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    void write_all(std::span<const std::byte> bytes) const {
        while (!bytes.empty()) {
            const auto written = ::write(fd_, bytes.data(), bytes.size());
            if (written < 0 && errno != EINTR)
                throw_errno(path_);
            bytes = bytes.subspan(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
        }
    }
    /// Fills as much as there is; fewer only at the end of the file.
    [[nodiscard]] std::size_t read_into(std::span<std::byte> bytes) const {
        std::size_t filled = 0;
        while (filled < bytes.size()) {
            const auto count = ::read(fd_, bytes.data() + filled, bytes.size() - filled);
            if (count < 0 && errno == EINTR)
                continue;
            if (count < 0)
                throw_errno(path_);
            if (count == 0)
                break;
            filled += static_cast<std::size_t>(count);
        }
        return filled;
    }
    void sync() const {
        if (::fsync(fd_) != 0)
            throw_errno(path_);
    }

  private:
    std::filesystem::path path_;
    int fd_;
};

/// Names a whole file, so that the name is on the disk.
void move_into_place(const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::rename(from, to);
    Descriptor(to.parent_path(), O_RDONLY | O_DIRECTORY).sync();
}

} // namespace

std::string sha256_hex(std::span<const std::byte> bytes) {
    Digest digest;
    digest.add(bytes);
    return digest.hex();
}

std::filesystem::path Files::path_of(std::string_view sha256) const {
    if (sha256.size() != 64 ||
        sha256.find_first_not_of("0123456789abcdef") != std::string_view::npos)
        throw std::invalid_argument("not a SHA-256 in hex");
    return folder_ / sha256.substr(0, 2) / sha256;
}

std::string Files::keep(std::span<const std::byte> bytes) const {
    static std::atomic<unsigned> counter{0};
    std::string name = sha256_hex(bytes);
    const auto path = path_of(name);
    if (std::filesystem::exists(path))
        return name;
    std::filesystem::create_directories(path.parent_path());
    auto beside = path;
    beside += fmt::format(".{}-{}.part", ::getpid(), counter++);
    try {
        const Descriptor file(beside, O_WRONLY | O_CREAT | O_EXCL);
        file.write_all(bytes);
        file.sync();
        move_into_place(beside, path);
    } catch (...) {
        std::error_code ignored;
        std::filesystem::remove(beside, ignored);
        throw;
    }
    return name;
}

std::string Files::keep_file(const std::filesystem::path& file) const {
    const Descriptor opened(file, O_RDONLY);
    Digest digest;
    std::vector<std::byte> piece(64U << 10U);
    for (std::size_t count = piece.size(); count == piece.size();) {
        count = opened.read_into(piece);
        digest.add(std::span(piece).first(count));
    }
    std::string name = digest.hex();
    const auto path = path_of(name);
    if (std::filesystem::exists(path))
        return name;
    opened.sync();
    std::filesystem::create_directories(path.parent_path());
    move_into_place(file, path);
    return name;
}

void Files::remove(std::string_view sha256) const {
    std::error_code not_there;
    std::filesystem::remove(path_of(sha256), not_there);
}

std::vector<std::byte> Files::load(std::string_view sha256) const {
    const auto path = path_of(sha256);
    const Descriptor file(path, O_RDONLY);
    std::vector<std::byte> bytes(std::filesystem::file_size(path));
    if (file.read_into(bytes) != bytes.size() || sha256_hex(bytes) != sha256)
        throw std::runtime_error("a kept document has changed on disk: " + std::string(sha256));
    return bytes;
}

} // namespace radslag::documents
