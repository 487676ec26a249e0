// The zip archive that an office file is, read with bounds: every unpacked byte is counted, so that
// a small file cannot grow without end. Look next at xml_pieces.hpp.
#pragma once

#include "documents/readers.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

struct zip;
struct zip_file;

namespace radslag::documents {

/// One file inside the archive, read from its beginning to its end.
class ArchivePart {
  public:
    ArchivePart(zip_file* file, class Archive& archive);
    ~ArchivePart();
    ArchivePart(ArchivePart&& other) noexcept;
    ArchivePart& operator=(ArchivePart&&) = delete;

    /// Appends up to `size` bytes to `to`; false at the end. Errors: invalid when the archive is
    /// damaged or unpacks to more than the limits allow.
    Result<bool> read(std::string& to, std::size_t size);

  private:
    zip_file* file_;
    Archive& archive_;
};

class Archive {
  public:
    /// Opens the archive that lies in the source's bytes. The source must outlive it.
    /// Errors: invalid when it is damaged.
    static Result<Archive> open(const Source& source);
    ~Archive();
    Archive(Archive&& other) noexcept;
    Archive& operator=(Archive&&) = delete;

    [[nodiscard]] bool has(const std::string& path) const;
    /// Errors: invalid when it is not there, or is protected by a password.
    Result<ArchivePart> part(const std::string& path);
    /// A small part as a whole; empty when it is not there. Errors: invalid, as above, and when it
    /// is larger than `part_bytes`.
    Result<std::string> whole(const std::string& path);

    [[nodiscard]] const Source& source() const { return source_; }

    /// Bound on parts that are held in memory as a whole.
    static constexpr std::size_t part_bytes = 8U << 20U;

  private:
    friend class ArchivePart;
    Archive(zip* handle, const Source& source) : handle_(handle), source_(source) {}
    /// Counts unpacked bytes; false when there are too many.
    bool count(std::size_t bytes);

    zip* handle_;
    const Source& source_;
    std::size_t unpacked_ = 0;
};

} // namespace radslag::documents
