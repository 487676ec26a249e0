// Kept PDFs: made from a print document by the program radslag-print (WeasyPrint), found again by
// what they hold. A job makes them, since one takes seconds; see platform/jobs.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace radslag::print {

/// What is printed: a whole HTML document, styled by web/print.css, without links to other files.
/// Equal documents have equal keys, and a key never stands for two: whoever can make the document
/// may read its PDF, nobody else finds it.
struct Document {
    std::string of; ///< what it is a print of, in letters, digits and hyphens: "6ygthrcn27cue-sv"
    std::string html;

    [[nodiscard]] std::string key() const; ///< `of`, a hyphen, and a SHA-256 in hex
};

/// Why a document has no PDF, and shall not be tried again for a minute.
enum class Trouble { not_installed, failed };

/// Thread-safe; several processes may share the folder.
class Prints {
  public:
    explicit Prints(std::filesystem::path folder) : folder_(std::move(folder)) {}

    /// The kept PDF of that key.
    [[nodiscard]] std::optional<std::filesystem::path> find(std::string_view key) const;

    /// What went wrong with it within the last minute.
    [[nodiscard]] std::optional<Trouble> trouble(std::string_view key) const;

    /// Makes the PDF and keeps it, or notes the trouble. Of one `of` the newest four are kept.
    /// Errors: unavailable when the disk refuses.
    [[nodiscard]] Result<void> make(const Document& document) const;

  private:
    [[nodiscard]] std::filesystem::path pdf_of(std::string_view key) const;
    [[nodiscard]] std::filesystem::path note_of(std::string_view key) const;
    void keep(std::string_view key, std::string_view pdf) const;
    void forget_old(std::string_view of) const;

    std::filesystem::path folder_;
};

} // namespace radslag::print
