// See templates.hpp.
#include "bodies/editing/editing.hpp"
#include "meetings/word/store.hpp"

#include <array>

namespace radslag::meetings::word {

namespace {

using docx::FieldKind;
using docx::FieldNeed;

constexpr std::array<docx::Field, 8> known = {{
    {title_field, "titel"},
    {body_field, "forum"},
    {day_field, "dag"},
    {time_field, "tid"},
    {place_field, "plats"},
    {chair_field, "ordförande"},
    {present_field, "närvarande", FieldKind::list},
    {notes_field, "anteckningar", FieldKind::content, FieldNeed::required},
}};

} // namespace

std::span<const docx::Field> fields() {
    return known;
}

Result<docx::Template> read_template(std::string_view name, std::string_view bytes) {
    return docx::Template::read(name, bytes, known);
}

Result<docx::Template> load_template(const documents::Files& files, const NoteTemplate& file) {
    const auto bytes = files.load(file.sha256);
    return read_template(file.name, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::optional<NoteTemplate> template_of(db::Session& session, bodies::BodyId body) {
    return word_store::in_force(session, body);
}

Result<std::int64_t> set_template(db::Database& database, const auth::Caller& caller,
                                  const NoteTemplate& file) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        if (!bodies::editable_body(session, caller, file.body))
            return ledger::not_yours();
        ledger::Act act(session, caller.person, "note_template.set", file.id.text());
        word_store::end(act, file.body);
        word_store::insert(act, file);
        return act.append();
    });
}

Result<std::int64_t> remove_template(db::Database& database, const auth::Caller& caller,
                                     bodies::BodyId body) {
    return database.writing([&](db::Session& session) -> Result<std::int64_t> {
        const auto file = word_store::in_force(session, body);
        if (!file || !bodies::editable_body(session, caller, body))
            return ledger::not_yours();
        ledger::Act act(session, caller.person, "note_template.remove", file->id.text());
        word_store::end(act, body);
        return act.append();
    });
}

std::vector<NoteTemplate> kept_templates(db::Session& session) {
    return word_store::kept(session);
}

} // namespace radslag::meetings::word
