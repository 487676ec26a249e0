// See store.hpp.
#include "inputs/attachments/store.hpp"

namespace radslag::inputs::attachments::store {

namespace {

using ledger::Write;

constexpr Write insert_attachment = {"input_attachment",
                                     {"input_attachment.insert",
                                      "INSERT INTO input_attachment (id, input, position, name, "
                                      "kind, bytes, sha256) VALUES ($1, $2, "
                                      "$3, $4, $5, $6, $7) RETURNING *"}};
constexpr db::Statement select_of_input = {
    "input_attachment.of_input", "SELECT id, name, kind, bytes, sha256 FROM input_attachment WHERE "
                                 "input = $1 ORDER BY position"};
constexpr db::Statement select_readable = {
    "input_attachment.readable",
    "SELECT a.id, a.name, a.kind, a.bytes, a.sha256 FROM input_attachment a JOIN input_reader r ON "
    "r.input = a.input AND r.reader = $2 WHERE a.id = $1"};
constexpr db::Statement select_kept = {
    "input_attachment.kept", "SELECT id, name, kind, bytes, sha256 FROM input_attachment UNION ALL "
                             "SELECT id, name, kind, bytes, sha256 FROM input_draft_file ORDER BY "
                             "1"};
constexpr db::Statement select_needed = {
    "input_attachment.is_needed",
    "SELECT 1 WHERE EXISTS (SELECT 1 FROM input_attachment WHERE sha256 = $1) OR EXISTS (SELECT 1 "
    "FROM input_draft_file WHERE sha256 = $1) OR EXISTS (SELECT 1 FROM document WHERE sha256 = $1) "
    "OR EXISTS (SELECT 1 FROM note_template WHERE sha256 = $1) OR EXISTS (SELECT 1 FROM import "
    "WHERE sha256 = $1 AND state <> 'rejected')"};

} // namespace

void insert(ledger::Act& act, InputId input, std::int64_t position, const File& file) {
    act.add(insert_attachment, {file.id, input, position, file.name, kinds.text(file.kind),
                                static_cast<std::int64_t>(file.bytes), file.sha256});
}

std::vector<File> files_of(db::Session& session, InputId input) {
    std::vector<File> found;
    session.query(select_of_input, {input},
                  [&](const db::Row& row) { found.push_back(file_at(row)); });
    return found;
}

std::optional<File> readable_file(db::Session& session, const auth::Reader& reader,
                                  AttachmentId id) {
    std::optional<File> found;
    session.query(select_readable, {id, reader.key},
                  [&](const db::Row& row) { found = file_at(row); });
    return found;
}

std::vector<File> kept_files(db::Session& session) {
    std::vector<File> found;
    session.query(select_kept, {}, [&](const db::Row& row) { found.push_back(file_at(row)); });
    return found;
}

bool is_needed(db::Session& session, std::string_view sha256) {
    return session.integer(select_needed, {sha256}).has_value();
}

} // namespace radslag::inputs::attachments::store
