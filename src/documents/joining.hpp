// Joins the pages of kept PDFs to a PDF of our own, and attaches other kept files to it, by the
// program radslag-read: whatever strangers made is parsed behind its walls alone.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace radslag::documents {

/// What can be said of a PDF whose pages shall be joined.
struct Measured {
    enum class Kind { whole, locked, damaged };
    Kind kind = Kind::damaged;
    std::size_t pages = 0; ///< of a whole one, at least 1
};

/// Looks through all of a kept PDF as if it were joined. One that is protected in any way is
/// locked; one that takes too long or too much memory is damaged.
Measured measure(const std::filesystem::path& pdf);

/// A kept file that goes along.
struct Enclosed {
    std::filesystem::path file;
    std::size_t bytes = 0;
    std::string name;        ///< under which it is attached, on one line
    std::string description; ///< on one line
    std::string media_type;
    std::size_t pages = 0; ///< as measured: they are joined; 0: the file is attached as it is
};

/// The most that all files of one PDF may have together.
inline constexpr std::size_t most_enclosed_bytes = 100U << 20U;

/// Joins. The last pages of `own`, one for each that is joined, are sheets that hold no more than
/// the stamp of their page, on white: each page comes where its sheet is, with all that leads
/// there, and the stamp is drawn in its upper right corner. The PDF goes to `take` in pieces. False
/// when it cannot be made; what was taken is then worth nothing.
bool join(std::string_view own, const std::vector<Enclosed>& files,
          const std::function<void(std::string_view)>& take);

} // namespace radslag::documents
