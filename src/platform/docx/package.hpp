// The zip archive that a Word file is (ECMA-376, part 2): its parts by name, read within bounds and
// written so that the same parts always give the same bytes. template.hpp knows what stands in
// them.
#pragma once

#include "platform/base/result.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::docx {

/// Bounds on a file that somebody else made.
struct Limits {
    std::size_t file_bytes = 10'000'000;
    std::size_t parts = 1'000;
    std::size_t unpacked_bytes = 64U << 20U; ///< of all parts together
    std::size_t xml_bytes = 8U << 20U;       ///< of one part that is XML
};

/// Names are those of the archive, without a slash at the beginning; part 2, 6.2.2.3: case makes no
/// difference.
struct Part {
    std::string name;
    std::string bytes;
};

class Package {
  public:
    /// `file` is the file's name for messages. Errors: invalid when it is no archive, is damaged,
    /// locked, over a limit, or holds a name twice or one that leads out of it.
    static Result<Package> read(std::string_view file, std::string_view bytes,
                                const Limits& limits);

    /// The bytes of a part; null when there is none.
    [[nodiscard]] const std::string* find(std::string_view name) const;

    /// Sets the bytes of a part, which comes last when it is new.
    void put(std::string_view name, std::string bytes);

    [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }

    /// The archive; the time of every part is the earliest that an archive can hold.
    [[nodiscard]] std::string written() const;

  private:
    std::vector<Part> parts_;
};

/// The error of a file that cannot be read.
tl::unexpected<Error> damaged(std::string_view file);

} // namespace radslag::docx
