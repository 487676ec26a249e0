// A register in one file: a zip with the database, the kept documents and the mails as they came
// in, which any program opens.
#pragma once

#include "platform/base/result.hpp"

#include <array>
#include <filesystem>
#include <functional>

namespace radslag::app {

/// The folders of a register that hold files by their SHA-256: ab/SHA256.
inline constexpr std::array kept_folders = {"documents", "mail"};

/// How far it is, in files.
using ArchiveProgress = std::function<void(std::size_t done, std::size_t total)>;

/// Writes `database` as radslag.db and all kept files of the register in `data` to `archive`, which
/// appears under its name only when it is whole and on the disk. Returns the number of documents.
/// Errors: conflict when `archive` is there; unavailable when the disk refuses.
Result<std::size_t> pack(const std::filesystem::path& database, const std::filesystem::path& data,
                         const std::filesystem::path& archive, const ArchiveProgress& progress);

/// Unpacks such a file into `folder`: radslag.db and the kept files, each checked against its name.
/// Returns the number of documents. Errors: invalid when the file is no such archive or a document
/// in it is damaged; not_found when there is no such file.
Result<std::size_t> unpack(const std::filesystem::path& archive,
                           const std::filesystem::path& folder, const ArchiveProgress& progress);

} // namespace radslag::app
