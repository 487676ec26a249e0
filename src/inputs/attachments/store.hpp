// SQL of the files of inputs; see attachments.hpp.
#pragma once

#include "inputs/attachments/attachments.hpp"

namespace radslag::inputs::attachments::store {

void insert(ledger::Act& act, InputId input, std::int64_t position, const File& file);
std::vector<File> files_of(db::Session& session, InputId input);
std::optional<File> readable_file(db::Session& session, const auth::Reader& reader,
                                  AttachmentId id);
std::vector<File> kept_files(db::Session& session);
bool is_needed(db::Session& session, std::string_view sha256);

/// The columns id, name, kind, bytes, sha256 of a row.
inline File file_at(const db::Row& row) {
    return {row.id<AttachmentId>(0), row.string(1), kinds.parse(row.text(2)).value_or(Kind::other),
            static_cast<std::uint64_t>(row.integer(3)), row.string(4)};
}

} // namespace radslag::inputs::attachments::store
