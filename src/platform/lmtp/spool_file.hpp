// A mail on the disk while it comes in: written piece by piece, gone again unless somebody keeps
// it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string_view>

namespace radslag::lmtp {

class SpoolFile {
  public:
    /// A new file in `folder`, which only this user may read. Like all that follows it throws
    /// std::system_error when the disk does not do what it is told to.
    explicit SpoolFile(const std::filesystem::path& folder);
    /// Removes the file if it is still there.
    ~SpoolFile();
    SpoolFile(const SpoolFile&) = delete;
    SpoolFile& operator=(const SpoolFile&) = delete;

    void write(std::string_view octets);
    /// When it returns, a loss of power does not take the file along.
    void sync();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }
    [[nodiscard]] std::uint64_t octets() const { return octets_; }

    /// Removes what a process left behind that ended in the middle of a mail: files of such a name
    /// that no living process holds.
    static void remove_abandoned(const std::filesystem::path& folder);

  private:
    std::filesystem::path path_;
    int descriptor_ = -1;
    std::uint64_t octets_ = 0;
};

} // namespace radslag::lmtp
