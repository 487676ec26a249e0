// See store.hpp.
#include "meetings/word/store.hpp"

namespace radslag::meetings::word_store {

namespace {

using ledger::Write;

constexpr db::Statement select_in_force = {
    "note_template.in_force", "SELECT id, body, name, bytes, sha256 FROM note_template WHERE body "
                              "= $1 AND in_force = 1 LIMIT 1"};
constexpr db::Statement select_kept = {
    "note_template.kept", "SELECT id, body, name, bytes, sha256 FROM note_template ORDER BY id"};
constexpr Write end_in_force = {
    "note_template",
    {"note_template.end", "UPDATE note_template SET in_force = 0, version = version + 1 WHERE body "
                          "= $1 AND in_force = 1 RETURNING *"}};
constexpr Write insert_template = {
    "note_template",
    {"note_template.insert", "INSERT INTO note_template (id, version, body, name, bytes, sha256, "
                             "in_force) VALUES ($1, 1, $2, $3, $4, $5, 1) RETURNING *"}};

NoteTemplate template_at(const db::Row& row) {
    return {row.id<word::NoteTemplateId>(0), row.id<bodies::BodyId>(1), row.string(2),
            static_cast<std::uint64_t>(row.integer(3)), row.string(4)};
}

} // namespace

std::optional<NoteTemplate> in_force(db::Session& session, bodies::BodyId body) {
    std::optional<NoteTemplate> found;
    session.query(select_in_force, {body},
                  [&](const db::Row& row) { found.emplace(template_at(row)); });
    return found;
}

void end(ledger::Act& act, bodies::BodyId body) {
    act.write(end_in_force, {body});
}

void insert(ledger::Act& act, const NoteTemplate& file) {
    act.write(insert_template,
              {file.id, file.body, file.name, static_cast<std::int64_t>(file.bytes), file.sha256});
}

std::vector<NoteTemplate> kept(db::Session& session) {
    std::vector<NoteTemplate> found;
    session.query(select_kept, {}, [&](const db::Row& row) { found.push_back(template_at(row)); });
    return found;
}

} // namespace radslag::meetings::word_store
