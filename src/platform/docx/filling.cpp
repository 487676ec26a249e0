// Fills a template: values into its paragraphs, the content in place of its field, and the parts
// that the content needs beside the text: styles, lists, footnotes, properties. See template.hpp.
#include "platform/docx/fields.hpp"
#include "platform/docx/writer.hpp"

#include <charconv>
#include <stdexcept>

namespace radslag::docx {

namespace {

constexpr std::string_view office_type = "application/vnd.openxmlformats-officedocument."
                                         "wordprocessingml.";
constexpr const char* main_namespace =
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// What was checked when the template was taken cannot fail now; names no file to anybody.
constexpr std::string_view checked = "template";

/// A part of the package as a tree.
struct Tree {
    std::string part;
    pugi::xml_document tree;

    [[nodiscard]] pugi::xml_node root() const { return tree.document_element(); }
    void put_into(Package& package) { package.put(part, written(tree)); }
};

Tree tree_of(const Package& package, std::string_view part) {
    Tree tree{std::string(part), {}};
    if (!parse(tree.tree, *package.find(part), checked))
        throw std::logic_error("a part of a template that was checked cannot be parsed");
    return tree;
}

int number_of(std::string_view text) {
    int number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

/// One more than the highest `w:id` of the elements of that name.
int next_id(pugi::xml_node root, std::string_view element) {
    int highest = 0;
    for_each(root, element, [&](pugi::xml_node node) {
        highest = std::max(highest, number_of(value(node, "w:id")));
    });
    return std::min(highest, 1'000'000'000) + 1;
}

std::string in_a_row(const std::vector<std::string>& values) {
    std::string all;
    for (const std::string& value : values)
        all.append(all.empty() ? "" : "; ").append(value);
    return all;
}

/// A further paragraph that looks like the one with the field.
void add_like(pugi::xml_node paragraph, pugi::xml_node run, std::string_view text) {
    pugi::xml_node added = paragraph.parent().insert_child_before("w:p", paragraph);
    if (const pugi::xml_node properties = paragraph.child("w:pPr"))
        added.append_copy(properties).remove_child("w:sectPr");
    pugi::xml_node words = added.append_child("w:r");
    if (const pugi::xml_node properties = run.child("w:rPr"))
        words.append_copy(properties);
    pugi::xml_node piece = words.append_child("w:t");
    set(piece, "xml:space", "preserve");
    piece.text().set(clean(text).c_str());
}

class Filler {
  public:
    Filler(Package package, const std::string& main, std::span<const Field> known,
           const Filling& filling)
        : package_(std::move(package)), filling_(filling), known_(known),
          types_(ContentTypes::of(package_, checked).value()),
          relations_(Relations::of(package_, main, checked).value()),
          text_(tree_of(package_, main)) {}

    Package run(const std::vector<std::string>& margins) {
        prepare();
        fill(text_.root());
        for (const std::string& part : margins) {
            Tree margin = tree_of(package_, part);
            if (fill(margin.root()))
                margin.put_into(package_);
        }
        write_footnotes();
        write_properties();
        types_.set(text_.part, std::string(office_type) + "document.main+xml");
        text_.put_into(package_);
        relations_.put_into(package_);
        types_.put_into(package_);
        return std::move(package_);
    }

  private:
    /// A part that the text refers to, made when there is none.
    Tree part_of_type(std::string_view type, const char* root) {
        const std::string known = relations_.part_of_type(type);
        if (!known.empty() && package_.find(known) != nullptr)
            return tree_of(package_, known);
        std::string part = "word/" + std::string(type) + ".xml";
        while (package_.find(part) != nullptr) // one that the text does not refer to
            part.insert(part.find('/') + 1, "own-");
        Tree made{std::move(part), {}};
        set(made.tree.append_child(root), "xmlns:w", main_namespace);
        relations_.add(type, made.part, false);
        types_.set(made.part, std::string(office_type).append(type).append("+xml"));
        return made;
    }

    void prepare() {
        Tree styles = part_of_type("styles", "w:styles");
        Tree lists = part_of_type("numbering", "w:numbering");
        const std::string bullets = add_bullets(lists.root());
        looks_.styles = adopt_styles(styles.root(), bullets);
        looks_.lists = list_looks(styles.root(), lists.root(), looks_.styles, bullets);
        looks_.first_bookmark = next_id(text_.root(), "w:bookmarkStart");
        styles.put_into(package_);
        lists.put_into(package_);
        if (filling_.content.footnotes.empty())
            return;
        footnotes_ = part_of_type("footnotes", "w:footnotes");
        if (!footnotes_.root().child("w:footnote"))
            add_separators(footnotes_.root());
        looks_.first_footnote = next_id(footnotes_.root(), "w:footnote");
    }

    /// The lines above footnotes (17.18.33), which stand among them.
    static void add_separators(pugi::xml_node root) {
        for (const auto& [id, type] :
             {std::pair("-1", "separator"), std::pair("0", "continuationSeparator")}) {
            pugi::xml_node note = root.append_child("w:footnote");
            set(note, "w:type", type);
            set(note, "w:id", id);
            note.append_child("w:p").append_child("w:r").append_child(
                (std::string("w:") + type).c_str());
        }
    }

    /// Whether there was a field.
    bool fill(pugi::xml_node root) {
        bool had_field = false;
        for_each(root, "w:p", [&](pugi::xml_node paragraph) {
            ParagraphText text(paragraph);
            const auto placeholders = text.placeholders();
            had_field = had_field || !placeholders.empty();
            // From the last: the places of those before it stay.
            for (std::size_t i = placeholders.size(); i-- > 0;)
                fill(paragraph, text, placeholders[i]);
        });
        return had_field;
    }

    void fill(pugi::xml_node paragraph, ParagraphText& text, const Placeholder& placeholder) {
        const Field& field = *field_named(known_, placeholder.name);
        if (field.kind == FieldKind::content) {
            put_content(paragraph);
            return;
        }
        const auto found = filling_.values.find(field.name);
        std::vector<std::string> values;
        if (found != filling_.values.end())
            values = found->second;
        if (field.kind == FieldKind::list && text.stands_alone(placeholder) && !values.empty()) {
            for (std::size_t i = 0; i + 1 < values.size(); ++i)
                add_like(paragraph, text.run_of(placeholder), values[i]);
            text.replace(placeholder, values.back());
        } else {
            text.replace(placeholder, in_a_row(values));
        }
    }

    void put_content(pugi::xml_node paragraph) {
        Writer(looks_, relations_).blocks(paragraph, filling_.content.blocks);
        // The paragraph stays where it ends a section, and where it would be the last of a cell.
        const bool is_needed =
            paragraph.child("w:pPr").child("w:sectPr") || filling_.content.blocks.empty();
        if (!is_needed) {
            paragraph.parent().remove_child(paragraph);
            return;
        }
        for (pugi::xml_node child = paragraph.first_child(); child;) {
            const pugi::xml_node next = child.next_sibling();
            if (std::string_view(child.name()) != "w:pPr")
                paragraph.remove_child(child);
            child = next;
        }
    }

    void write_footnotes() {
        if (filling_.content.footnotes.empty())
            return;
        auto relations = Relations::of(package_, footnotes_.part, checked).value();
        Writer writer(looks_, relations);
        int number = looks_.first_footnote;
        for (const Runs& runs : filling_.content.footnotes)
            writer.footnote(footnotes_.root(), number++, runs);
        footnotes_.put_into(package_);
        if (!relations.all().empty())
            relations.put_into(package_);
    }

    /// The file's own properties (part 2, 8.3): its title, and nobody's name.
    void write_properties() {
        auto relations = Relations::of(package_, "", checked).value();
        std::string part = relations.part_of_type("core-properties");
        if (part.empty()) {
            part = "docProps/core.xml";
            relations.add("core-properties", part, false);
            relations.put_into(package_);
        }
        types_.set(part, "application/vnd.openxmlformats-package.core-properties+xml");
        pugi::xml_document tree;
        pugi::xml_node root = tree.append_child("cp:coreProperties");
        set(root, "xmlns:cp",
            "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        set(root, "xmlns:dc", "http://purl.org/dc/elements/1.1/");
        root.append_child("dc:title").text().set(clean(filling_.title).c_str());
        package_.put(part, written(tree));
    }

    Package package_;
    const Filling& filling_;
    std::span<const Field> known_;
    ContentTypes types_;
    Relations relations_;
    Tree text_;
    Tree footnotes_;
    Looks looks_;
};

} // namespace

std::string Template::filled(const Filling& filling) const {
    return Filler(package_, main_, known_, filling).run(margins_).written();
}

} // namespace radslag::docx
