// A folder to be handed over whole: every file is hashed while it is written, and stands in the
// manifest that sha256sum checks. After BagIt (RFC 8493), which archives take in by their own
// tools.
#pragma once

#include "documents/digest.hpp"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace radslag::exports {

/// A file of the folder as it was written.
struct Written {
    std::string path; ///< within the folder: "data/records/turn.csv"
    std::uint64_t bytes = 0;
    std::string sha256;
};

/// A file that is being written. Throws std::system_error when the disk refuses.
class OutFile {
  public:
    /// The file must not be there; the folders above it are made.
    OutFile(const std::filesystem::path& folder, std::string path);
    ~OutFile();
    OutFile(const OutFile&) = delete;
    OutFile& operator=(const OutFile&) = delete;

    void write(std::string_view bytes);
    /// What was written; nothing can be written any more.
    Written close();

  private:
    void flush();

    std::filesystem::path file_;
    int descriptor_;
    std::string waiting_;
    documents::Digest digest_;
    Written written_;
};

/// The folder. What lies under data/ is what is handed over; the rest describes it.
class Bag {
  public:
    /// Makes the folder, for its owner alone.
    explicit Bag(std::filesystem::path folder);

    [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
    [[nodiscard]] OutFile open(std::string path) const { return {folder_, std::move(path)}; }
    /// Closes a file and enters it in the manifest it belongs to.
    Written close(OutFile& file);
    Written put(std::string path, std::string_view content);
    /// Copies a file from elsewhere, never more than a piece of it in memory. Throws
    /// std::runtime_error when that one cannot be read.
    Written copy(const std::filesystem::path& from, std::string path);
    [[nodiscard]] bool has(std::string_view path) const;

    /// Files under data/.
    [[nodiscard]] std::uint64_t files() const { return files_; }

    /// Writes the manifests and what the folder says of itself (RFC 8493 section 2.2.2, each a
    /// label with its value), and waits until all of it is on the disk.
    void finish(const std::vector<std::pair<std::string, std::string>>& info);

  private:
    std::filesystem::path folder_;
    OutFile manifest_; ///< of what lies under data/
    OutFile sizes_;    ///< the same with sizes
    std::string tag_manifest_;
    std::uint64_t files_ = 0;
    std::uint64_t bytes_ = 0;
};

} // namespace radslag::exports
