// Originals on disk, byte for byte, named by their SHA-256: DIR/documents/ab/SHA256.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::documents {

/// SHA-256 (FIPS 180-4) in lower-case hex.
std::string sha256_hex(std::span<const std::byte> bytes);

/// Thread-safe; any number of processes may share the folder.
class Files {
  public:
    explicit Files(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// Keeps the bytes: written beside, synced, then named, so that a crash leaves the whole file
    /// or none. Keeping what is there already changes nothing. Returns the SHA-256.
    /// Throws std::system_error when the disk refuses.
    std::string keep(std::span<const std::byte> bytes) const;

    /// Keeps a whole file on the same file system by moving it here, never more than a piece of it
    /// in memory. Where the same is kept already, it stays where it is. Returns the SHA-256. Throws
    /// std::system_error when the disk refuses.
    std::string keep_file(const std::filesystem::path& file) const;

    /// The bytes of a kept file. Throws std::system_error when it is not there, and
    /// std::runtime_error when they do not have that SHA-256.
    [[nodiscard]] std::vector<std::byte> load(std::string_view sha256) const;

    /// Removes a kept file that nothing names any more; one that is not there is no error.
    void remove(std::string_view sha256) const;

    /// Where a file of that SHA-256 lies, or would lie. Throws std::invalid_argument on text that
    /// is no SHA-256 in hex.
    [[nodiscard]] std::filesystem::path path_of(std::string_view sha256) const;

  private:
    std::filesystem::path folder_;
};

} // namespace radslag::documents
