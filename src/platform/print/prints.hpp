// Kept PDFs: made from a print document by the program radslag-print (WeasyPrint), found again by
// what they hold. A job makes them, since one takes seconds; see platform/jobs.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::print {

/// What is printed: a whole HTML document, styled by web/print.css, without links to other files.
/// Equal documents have equal keys, and a key never stands for two: whoever can make the document
/// may read its PDF, nobody else finds it. Of files that the PDF holds besides it must name each.
struct Document {
    std::string of; ///< what it is a print of, in letters, digits and hyphens: "6ygthrcn27cue-sv"
    std::string html;

    [[nodiscard]] std::string key() const; ///< `of`, a hyphen, and a SHA-256 in hex
};

/// Why a document has no PDF, and shall not be tried again for a minute.
enum class Trouble { not_installed, failed };

/// The PDF of an HTML document as `Document` has it, at most 64 MB: by the program radslag-print.
tl::expected<std::string, Trouble> pdf_of(std::string_view html);

/// What a maker throws when the disk refuses.
std::filesystem::filesystem_error cannot_be_written(const std::filesystem::path& file);

/// Writes the PDF of a document into a new file; gives the trouble where that cannot be done. May
/// throw std::filesystem::filesystem_error when the disk refuses.
using Maker = std::function<std::optional<Trouble>(const std::filesystem::path& file)>;

/// For a document whose PDF holds what its HTML does and no more.
Maker maker_of(std::string html);

/// Thread-safe; several processes may share the folder.
class Prints {
  public:
    explicit Prints(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// The kept PDF of that key.
    [[nodiscard]] std::optional<std::filesystem::path> find(std::string_view key) const;

    /// What went wrong with it within the last minute.
    [[nodiscard]] std::optional<Trouble> trouble(std::string_view key) const;

    /// Has the PDF made and keeps it, or notes the trouble. Of one `of` the newest four are kept.
    /// Errors: unavailable when the disk refuses.
    [[nodiscard]] Result<void> make(const Document& document, const Maker& maker) const;

  private:
    [[nodiscard]] std::filesystem::path path_of(std::string_view key) const;
    [[nodiscard]] std::filesystem::path note_of(std::string_view key) const;
    void keep(std::string_view key, const std::filesystem::path& written) const;
    void forget_old(std::string_view of) const;

    std::filesystem::path folder_;
};

} // namespace radslag::print
