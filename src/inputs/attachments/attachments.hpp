// Files that come with an input: what is received, and as what it is recorded. The bytes lie with
// the originals of documents (documents/files.hpp); drafts/ holds the files of what is not sent
// yet.
#pragma once

#include "inputs/inputs.hpp"
#include "ledger/ledger.hpp"
#include "platform/auth/rights.hpp"

#include <cstddef>
#include <span>

namespace radslag::inputs::attachments {

using AttachmentId = Id<struct InputAttachmentTag>;

/// With one input.
inline constexpr std::size_t most_files = 10;
/// Of one file.
inline constexpr std::uint64_t most_bytes = 20'000'000;

/// What a file is, by its first bytes.
enum class Kind { document, picture, spreadsheet, slides, archive, recording, other };

inline constexpr EnumText<Kind, 7> kinds({{Kind::document, "document"},
                                          {Kind::picture, "picture"},
                                          {Kind::spreadsheet, "spreadsheet"},
                                          {Kind::slides, "slides"},
                                          {Kind::archive, "archive"},
                                          {Kind::recording, "recording"},
                                          {Kind::other, "other"}});

struct File {
    AttachmentId id = AttachmentId::make();
    std::string name; ///< as the sender named it; shown, never used as a path
    Kind kind = Kind::other;
    std::uint64_t bytes = 0;
    std::string sha256; ///< once it is kept
};

/// A file that may be received, not kept yet. Errors: invalid with the field `files` for an empty
/// one, one over most_bytes, and a program.
Result<File> file_of(std::string_view name, std::span<const std::byte> bytes);

/// Records the files, which are kept already, as those of an input that is received in the act.
void record(ledger::Act& act, InputId input, const std::vector<File>& files);

/// In the order in which they came; the caller has asked whether the input may be read.
std::vector<File> files_of(db::Session& session, InputId input);
/// The file, if this reader may read its input.
std::optional<File> readable_file(db::Session& session, const auth::Reader& reader,
                                  AttachmentId id);
/// All that must be kept on the disk for inputs and drafts, for checking.
std::vector<File> kept_files(db::Session& session);
/// Whether anything still needs the kept file of that SHA-256.
bool is_needed(db::Session& session, std::string_view sha256);

} // namespace radslag::inputs::attachments
