// Finds the fields of a template; see template.hpp. checks.cpp refuses what it must not hold,
// filling.cpp fills it.
#include "platform/docx/template.hpp"

#include "platform/docx/checks.hpp"
#include "platform/docx/fields.hpp"
#include "platform/docx/plain.hpp"

#include <algorithm>

namespace radslag::docx {

namespace {

constexpr std::size_t most_fields = 1'000; ///< in one template
constexpr std::size_t most_named = 10;     ///< of those that are not known

std::string braced(std::string_view name) {
    return "{{" + std::string(name) + "}}";
}

std::string joined(const std::vector<std::string>& names) {
    std::string all;
    for (const std::string& name : names)
        all.append(all.empty() ? "" : ", ").append(name);
    return all;
}

/// Both names of each field: "{{title}} or {{titel}}" reads too long, so both stand in the row.
std::string names_of(std::span<const Field> known) {
    std::vector<std::string> names;
    for (const Field& field : known) {
        names.push_back(braced(field.name));
        if (field.other_name != field.name)
            names.push_back(braced(field.other_name));
    }
    return joined(names);
}

/// Gathers what one template has, and what is wrong with it.
class Finding {
  public:
    Finding(std::string_view file, std::span<const Field> known) : file_(file), known_(known) {}

    void look_through(pugi::xml_node root, bool is_text) {
        for_each(root, "w:p", [&](pugi::xml_node paragraph) {
            const ParagraphText text(paragraph);
            for (const Placeholder& placeholder : text.placeholders())
                take(paragraph, text, placeholder, is_text);
        });
    }

    Result<std::vector<std::string_view>> found() {
        std::vector<std::string> missing;
        std::vector<std::string_view> names;
        for (const Field& field : known_) {
            if (std::ranges::find(found_, field.name) != found_.end())
                names.push_back(field.name);
            else if (field.need == FieldNeed::required)
                missing.push_back(braced(field.name));
        }
        if (!missing.empty())
            wrong({"The template {0} lacks what it must have: {1}. Write it where its text is to "
                   "stand, in a paragraph of its own.",
                   {file_, joined(missing)}});
        if (!unknown_.empty())
            wrong(
                {"The template {0} has fields that are not known: {1}. Those that there are: {2}.",
                 {file_, joined(unknown_), names_of(known_)}});
        if (count_ > most_fields)
            wrong({"The template {0} has more than {1} fields. Take some of them away.",
                   {file_, std::to_string(most_fields)}});
        if (!error_.fields.empty())
            return tl::unexpected<Error>(std::move(error_));
        return names;
    }

  private:
    void take(pugi::xml_node paragraph, const ParagraphText& text, const Placeholder& placeholder,
              bool is_text) {
        if (++count_ > most_fields)
            return;
        const Field* const field = field_named(known_, placeholder.name);
        if (field == nullptr) {
            const std::string name = braced(clean(placeholder.name));
            if (unknown_.size() < most_named && std::ranges::find(unknown_, name) == unknown_.end())
                unknown_.push_back(name);
            return;
        }
        if (field->kind == FieldKind::content)
            check_content(paragraph, text, placeholder, is_text, *field);
        found_.push_back(field->name);
    }

    void check_content(pugi::xml_node paragraph, const ParagraphText& text,
                       const Placeholder& placeholder, bool is_text, const Field& field) {
        if (!is_text || !text.stands_alone(placeholder) || !stands_in_text(paragraph))
            wrong(
                {"In the template {0} {1} must stand in a paragraph of its own in the text: not in "
                 "a header, a footer, a text box or a content control.",
                 {file_, braced(placeholder.name)}});
        else if (std::ranges::find(found_, field.name) != found_.end())
            wrong({"In the template {0} {1} stands twice. Take one of them away.",
                   {file_, braced(placeholder.name)}});
    }

    void wrong(Message message) {
        if (error_.fields.empty())
            error_.message = message;
        error_.fields.push_back({"template", std::move(message)});
    }

    std::string file_;
    std::span<const Field> known_;
    std::vector<std::string_view> found_;
    std::vector<std::string> unknown_;
    std::size_t count_ = 0;
    Error error_;
};

} // namespace

Result<Template> Template::read(std::string_view file, std::string_view bytes,
                                std::span<const Field> known, const Limits& limits) {
    auto package = Package::read(file, bytes, limits);
    if (!package)
        return tl::unexpected<Error>(package.error());
    auto main = checked_main_part(*package, file);
    if (!main)
        return tl::unexpected<Error>(main.error());
    Template made(std::move(*package), known);
    made.main_ = std::move(*main);
    if (const auto found = made.find_fields(file); !found)
        return tl::unexpected<Error>(found.error());
    return made;
}

Template Template::plain(std::string_view title, std::string_view content,
                         std::span<const Field> known, std::string_view language) {
    Template made(plain_package(braced(title), braced(content), language), known);
    made.main_ = plain_main_part;
    made.fields_ = {title, content};
    return made;
}

Result<void> Template::find_fields(std::string_view file) {
    const auto relations = Relations::of(package_, main_, file);
    if (!relations)
        return tl::unexpected<Error>(relations.error());
    for (const Relation& relation : relations->all()) {
        const bool is_margin = relation.type == "header" || relation.type == "footer";
        // A part that is referred to twice is filled once: what is filled in is no field.
        if (is_margin && !relation.is_external && package_.find(relation.target) != nullptr &&
            std::ranges::find(margins_, relation.target) == margins_.end())
            margins_.push_back(relation.target);
    }
    Finding finding(file, known_);
    const auto look = [&](const std::string& part) -> Result<void> {
        pugi::xml_document tree;
        auto parsed = parse(tree, *package_.find(part), file);
        if (parsed)
            finding.look_through(tree, part == main_);
        return parsed;
    };
    if (auto looked = look(main_); !looked)
        return looked;
    for (const std::string& part : margins_)
        if (auto looked = look(part); !looked)
            return looked;
    auto found = finding.found();
    if (!found)
        return tl::unexpected<Error>(found.error());
    fields_ = std::move(*found);
    return {};
}

bool Template::has(std::string_view field) const {
    return std::ranges::find(fields_, field) != fields_.end();
}

std::string_view content_type() {
    return "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}

} // namespace radslag::docx
