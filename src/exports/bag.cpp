// See bag.hpp.
#include "exports/bag.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <span>
#include <stdexcept>
#include <system_error>

namespace radslag::exports {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_size = std::size_t{64} << 10U;
constexpr std::string_view handed_over = "data/";

[[noreturn]] void throw_errno(const fs::path& path) {
    throw std::system_error(errno, std::generic_category(), path.string());
}

/// A file that is read piece by piece.
class InFile {
  public:
    explicit InFile(const fs::path& path)
        : path_(path), descriptor_(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {
        if (descriptor_ < 0)
            fail();
    }
    ~InFile() { ::close(descriptor_); }
    InFile(const InFile&) = delete;
    InFile& operator=(const InFile&) = delete;

    /// The next piece; empty at the end.
    std::string_view next() {
        for (;;) {
            const auto count = ::read(descriptor_, piece_.data(), piece_.size());
            if (count >= 0)
                return {piece_.data(), static_cast<std::size_t>(count)};
            if (errno != EINTR)
                fail();
        }
    }

  private:
    [[noreturn]] void fail() const {
        const std::string why = std::generic_category().message(errno);
        throw std::runtime_error(fmt::format("{}: {}", path_.string(), why));
    }

    fs::path path_;
    int descriptor_;
    std::array<char, piece_size> piece_{};
};

/// In the form of sha256sum, which RFC 8493 section 2.1.3 takes over.
std::string manifest_line(const Written& file) {
    return fmt::format("{}  {}\n", file.sha256, file.path);
}

/// Whatever the file system still holds back goes to the disk.
void sync_all(const fs::path& folder) {
    const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        throw_errno(folder);
    const int failed = ::syncfs(descriptor);
    const int why = errno;
    ::close(descriptor);
    if (failed != 0)
        throw std::system_error(why, std::generic_category(), folder.string());
}

/// A value of bag-info.txt stands on one line.
std::string on_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    return text;
}

fs::path made(fs::path folder) {
    fs::create_directory(folder);
    fs::permissions(folder, fs::perms::owner_all);
    return folder;
}

} // namespace

OutFile::OutFile(const fs::path& folder, std::string path)
    : file_(folder / path), descriptor_(-1), written_{std::move(path), 0, {}} {
    fs::create_directories(file_.parent_path());
    descriptor_ = ::open(file_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0640);
    if (descriptor_ < 0)
        throw_errno(file_);
}

OutFile::~OutFile() {
    if (descriptor_ >= 0)
        ::close(descriptor_);
}

void OutFile::write(std::string_view bytes) {
    waiting_ += bytes;
    if (waiting_.size() >= piece_size)
        flush();
}

void OutFile::flush() {
    digest_.add(std::as_bytes(std::span(waiting_)));
    written_.bytes += waiting_.size();
    for (std::string_view left = waiting_; !left.empty();) {
        const auto count = ::write(descriptor_, left.data(), left.size());
        if (count < 0 && errno != EINTR)
            throw_errno(file_);
        left.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    }
    waiting_.clear();
}

Written OutFile::close() {
    flush();
    if (::close(std::exchange(descriptor_, -1)) != 0)
        throw_errno(file_);
    written_.sha256 = digest_.hex();
    return written_;
}

Bag::Bag(fs::path folder)
    : folder_(made(std::move(folder))), manifest_(folder_, "manifest-sha256.txt"),
      sizes_(folder_, "files.csv") {
    sizes_.write("path,bytes,sha256\r\n");
}

Written Bag::close(OutFile& file) {
    Written written = file.close();
    if (!written.path.starts_with(handed_over)) {
        tag_manifest_ += manifest_line(written);
        return written;
    }
    manifest_.write(manifest_line(written));
    sizes_.write(fmt::format("{},{},{}\r\n", written.path, written.bytes, written.sha256));
    ++files_;
    bytes_ += written.bytes;
    return written;
}

Written Bag::put(std::string path, std::string_view content) {
    OutFile file = open(std::move(path));
    file.write(content);
    return close(file);
}

Written Bag::copy(const fs::path& from, std::string path) {
    InFile source(from);
    OutFile file = open(std::move(path));
    for (std::string_view piece = source.next(); !piece.empty(); piece = source.next())
        file.write(piece);
    return close(file);
}

bool Bag::has(std::string_view path) const {
    return fs::exists(folder_ / path);
}

void Bag::finish(const std::vector<std::pair<std::string, std::string>>& info) {
    put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
    std::string lines;
    for (const auto& [label, value] : info)
        lines += fmt::format("{}: {}\n", label, on_one_line(value));
    lines += fmt::format("Payload-Oxum: {}.{}\n", bytes_, files_);
    put("bag-info.txt", lines);
    close(sizes_);
    close(manifest_);
    OutFile tags = open("tagmanifest-sha256.txt");
    tags.write(tag_manifest_);
    (void)tags.close();
    sync_all(folder_);
}

} // namespace radslag::exports
