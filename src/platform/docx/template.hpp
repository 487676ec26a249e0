// A Word file out of which others are made: fields in double braces in its text are filled, all
// else of it stays as it is. It holds what strangers made, so it is checked whole before it is
// used. content.hpp is what goes in; docs/word.md says what a template may hold.
#pragma once

#include "platform/docx/content.hpp"
#include "platform/docx/package.hpp"

#include <map>
#include <span>

namespace radslag::docx {

enum class FieldKind {
    line,   ///< one line of text
    list,   ///< a paragraph for each, where it stands alone; else one after another
    content ///< paragraphs, tables and footnotes; it stands in a paragraph of its own
};

enum class FieldNeed { optional, required };

/// A field that templates may have, by two names, folded (text::fold): `{{title}}` and `{{Titel}}`
/// are one.
struct Field {
    std::string_view name;
    std::string_view other_name;
    FieldKind kind = FieldKind::line;
    FieldNeed need = FieldNeed::optional;
};

/// What one file is made of.
struct Filling {
    /// By Field::name; one value for a line.
    std::map<std::string_view, std::vector<std::string>> values;
    Content content;
    std::string title; ///< of the file, as its properties tell it
};

class Template {
  public:
    /// Checks and takes a file that somebody sent. `file` is its name for messages; the fields must
    /// outlive the template. Errors: invalid when it is no Word document or is damaged, is over a
    /// limit, holds macros or other programs, leads out of itself otherwise than by links to read,
    /// or its fields are not as they must be: `Error::fields` then has a line for each thing that
    /// is wrong, all at once.
    static Result<Template> read(std::string_view file, std::string_view bytes,
                                 std::span<const Field> known, const Limits& limits = {});

    /// The template of who has none: one of the known fields as title, one with the content, and
    /// page numbers. `language` is that of the text (BCP 47): "sv-SE".
    static Template plain(std::string_view title, std::string_view content,
                          std::span<const Field> known, std::string_view language);

    /// Which of the known fields it has, by Field::name, in their order.
    [[nodiscard]] const std::vector<std::string_view>& fields() const { return fields_; }
    [[nodiscard]] bool has(std::string_view field) const;

    /// The file. The same filling gives the same bytes.
    [[nodiscard]] std::string filled(const Filling& filling) const;

  private:
    Template(Package package, std::span<const Field> known)
        : package_(std::move(package)), known_(known) {}
    Result<void> find_fields(std::string_view file);

    Package package_;
    std::span<const Field> known_;
    std::string main_;                 ///< part with the text
    std::vector<std::string> margins_; ///< parts with headers and footers
    std::vector<std::string_view> fields_;
};

/// "application/vnd.openxmlformats-…": what a filled file is.
std::string_view content_type();

} // namespace radslag::docx
