// The Word template of a body, out of which the notes of its meetings are made: which fields it may
// have, and how it is taken in, found and taken away. The file lies with the originals of documents
// (documents/files.hpp), and stays there when another one comes: the acts before can be undone.
#pragma once

#include "bodies/bodies.hpp"
#include "documents/files.hpp"
#include "ledger/acting.hpp"
#include "platform/docx/template.hpp"

#include <cstdint>
#include <span>

namespace radslag::meetings::word {

using NoteTemplateId = Id<struct NoteTemplateTag>;

/// A template may be this large.
inline constexpr std::uint64_t most_bytes = docx::Limits{}.file_bytes;

struct NoteTemplate {
    NoteTemplateId id = NoteTemplateId::make();
    bodies::BodyId body;
    std::string name; ///< as the sender named the file; shown, never used as a path
    std::uint64_t bytes = 0;
    std::string sha256;
};

// The fields by the names that the code uses; each has a Swedish one beside it.
inline constexpr std::string_view title_field = "title";
inline constexpr std::string_view body_field = "body";
inline constexpr std::string_view day_field = "day";
inline constexpr std::string_view time_field = "time";
inline constexpr std::string_view place_field = "place";
inline constexpr std::string_view chair_field = "chair";
inline constexpr std::string_view present_field = "present";
inline constexpr std::string_view notes_field = "notes";

std::span<const docx::Field> fields();

/// The file as a template for notes. Errors: as docx::Template::read().
Result<docx::Template> read_template(std::string_view name, std::string_view bytes);

/// The same of a file that is kept. Throws as documents::Files::load().
Result<docx::Template> load_template(const documents::Files& files, const NoteTemplate& file);

/// The one in force; nothing where the body has none.
std::optional<NoteTemplate> template_of(db::Session& session, bodies::BodyId body);

/// Puts a file, which has been read as a template and is kept already, in the place of what there
/// was. Asks for the right edit_bodies in the body. Errors: not_found without it.
Result<std::int64_t> set_template(db::Database& database, const auth::Caller& caller,
                                  const NoteTemplate& file);
/// Takes the template away. Errors: as above; not_found when there is none.
Result<std::int64_t> remove_template(db::Database& database, const auth::Caller& caller,
                                     bodies::BodyId body);

/// All that must be kept on the disk, for checking: those that are in force no more too.
std::vector<NoteTemplate> kept_templates(db::Session& session);

} // namespace radslag::meetings::word
