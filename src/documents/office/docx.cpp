// Reads Word documents (ECMA-376 part 1, 17) paragraph by paragraph: headings by style, lists with
// the numbers Word would print, tables, footnotes. Look next at docx_styles.hpp and numbering.hpp.
#include "documents/office/docx_styles.hpp"
#include "documents/office/numbering.hpp"
#include "documents/office/package.hpp"
#include "documents/office/xml_pieces.hpp"
#include "documents/text_builder.hpp"
#include "documents/utf8.hpp"
#include "documents/word_names.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace radslag::documents {

namespace {

/// Elements that only wrap others, in a body as in a paragraph.
bool is_wrapper(std::string_view name) {
    return name == "ins" || name == "moveTo" || name == "smartTag" || name == "customXml" ||
           name == "sdt" || name == "sdtContent" || name == "bdo" || name == "dir";
}

/// Adds the text boxes that stand in a drawing. The same drawing may stand in it several times, for
/// newer and older programs (ECMA-376 part 3, 9.2): the first that holds a box is taken.
void find_text_boxes(pugi::xml_node node, std::vector<pugi::xml_node>& boxes) {
    const std::size_t before = boxes.size();
    for (const pugi::xml_node each : node.children()) {
        if (local(each) == "txbxContent")
            boxes.push_back(each);
        else
            find_text_boxes(each, boxes);
        if (local(node) == "AlternateContent" && boxes.size() > before)
            return;
    }
}

/// Of what stands in a document for newer and for older programs, what is read.
pugi::xml_node chosen_content(pugi::xml_node alternatives) {
    const auto choice = child(alternatives, "Choice");
    return choice ? choice : child(alternatives, "Fallback");
}

/// The sign of a symbol font by its number: "F0E8".
std::string symbol(std::string_view code) {
    unsigned number = 0;
    std::from_chars(code.data(), code.data() + code.size(), number, 16);
    std::string sign;
    if (number != 0)
        utf8::append(sign, number);
    return printed_sign(sign);
}

/// What holds of a run: its own word, its character style's, its paragraph style's.
bool choose(std::optional<bool> own, std::optional<bool> character, std::optional<bool> paragraph) {
    return own.value_or(character.value_or(paragraph.value_or(false)));
}

class DocxReader {
  public:
    DocxReader(const Source& source, Archive& archive)
        : source_(source), archive_(archive), builder_(Format::docx, source) {}

    Result<Text> read();

  private:
    struct Field {
        std::string instruction;
        std::string address;
        bool shows = false; ///< past its separator: what follows is what the reader sees
    };
    struct Note {
        std::string id;
        std::string marker;
        int page = 0;
    };
    /// Footnotes or endnotes, in the order in which the text refers to them.
    struct Notes {
        NumberForm form;
        std::vector<Note> all = {};
        int counted = 0; ///< those that are numbered and have no mark of their own
    };

    Result<void> read_frame(const std::string& main);
    Result<void> read_body(const std::string& main);
    Result<void> read_notes(const std::string& part, const std::vector<Note>& notes);

    void read_blocks(pugi::xml_node parent);
    void read_block(pugi::xml_node node);
    void read_paragraph(pugi::xml_node node);
    void read_row(pugi::xml_node row);
    void read_cells(pugi::xml_node parent, bool& first);

    void begin_properties(pugi::xml_node properties);
    void open_block(pugi::xml_node properties);
    std::optional<std::string> next_marker(pugi::xml_node properties, int& level);

    void read_inline(pugi::xml_node parent);
    void read_run(pugi::xml_node run);
    void read_run_part(pugi::xml_node node, const Style& style, bool custom_mark);
    void read_field_mark(pugi::xml_node node);
    void mark_note(pugi::xml_node node, Notes& notes, bool custom_mark);
    void read_drawing(pugi::xml_node node, const Style& style, bool custom_mark);
    void add(std::string_view text, const Style& style);
    void break_page(bool by_hand);
    [[nodiscard]] Style style_of(pugi::xml_node properties) const;
    [[nodiscard]] bool is_hidden(pugi::xml_node properties) const;
    [[nodiscard]] bool is_shown() const;

    const Source& source_;
    Archive& archive_;
    TextBuilder builder_;
    DocxStyles styles_;
    Numbering numbering_;
    Relations relations_;
    std::vector<Field> fields_;
    std::vector<pugi::xml_node> text_boxes_;
    Notes footnotes_{NumberForm::decimal};
    Notes endnotes_{NumberForm::roman};
    DocxStyle paragraph_style_;
    std::string link_;
    bool page_seen_ = false;
    bool page_by_hand_ = false; ///< a break by hand, which Word may have noted a second time
    bool join_next_ = false;    ///< the paragraph's end was deleted in a tracked change
};

Result<Text> DocxReader::read() {
    const auto main = main_part(archive_);
    if (!main)
        return tl::unexpected(main.error());
    if (const auto frame = read_frame(*main); !frame)
        return tl::unexpected(frame.error());
    builder_.set_page(1);
    if (const auto body = read_body(*main); !body)
        return tl::unexpected(body.error());
    builder_.close();
    for (const auto& [type, notes] :
         {std::pair{"footnotes", &footnotes_}, std::pair{"endnotes", &endnotes_}})
        if (const auto read = read_notes(relations_.by_type(type), notes->all); !read)
            return tl::unexpected(read.error());
    if (!page_seen_)
        builder_.forget_pages();
    return builder_.finish();
}

Result<void> DocxReader::read_frame(const std::string& main) {
    auto relations = Relations::of(archive_, main);
    if (!relations)
        return tl::unexpected(relations.error());
    relations_ = std::move(*relations);
    for (const char* type : {"styles", "numbering"}) {
        auto text = archive_.whole(relations_.by_type(type));
        if (!text)
            return tl::unexpected(text.error());
        pugi::xml_document document;
        if (const auto parsed = parse_xml(document, *text, source_); !parsed)
            return parsed;
        if (std::string_view(type) == "styles")
            styles_ = DocxStyles(document.document_element());
        else
            numbering_ = Numbering(document.document_element());
    }
    return {};
}

Result<void> DocxReader::read_body(const std::string& main) {
    constexpr std::array<std::string_view, 9> containers{
        "document", "body", "tbl", "sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo"};
    auto part = archive_.part(main);
    if (!part)
        return tl::unexpected(part.error());
    XmlPieces pieces(std::move(*part), containers, source_);
    while (!builder_.full()) {
        const auto event = pieces.next();
        if (!event)
            return tl::unexpected(event.error());
        if (event->kind == XmlEvent::Kind::end)
            break;
        if (event->kind == XmlEvent::Kind::piece)
            read_block(event->node);
        else if (event->container == "tbl")
            builder_.gap();
    }
    return {};
}

void DocxReader::read_blocks(pugi::xml_node parent) {
    for (const pugi::xml_node each : parent.children())
        read_block(each);
}

void DocxReader::read_block(pugi::xml_node node) {
    const auto name = local(node);
    if (name == "p")
        read_paragraph(node);
    else if (name == "tr")
        read_row(node);
    else if (name == "tbl" || is_wrapper(name))
        read_blocks(node);
    else if (name == "AlternateContent")
        read_blocks(chosen_content(node));
}

Result<void> DocxReader::read_notes(const std::string& part, const std::vector<Note>& notes) {
    if (notes.empty())
        return {};
    auto text = archive_.whole(part);
    if (!text)
        return tl::unexpected(text.error());
    pugi::xml_document document;
    if (const auto parsed = parse_xml(document, *text, source_); !parsed)
        return parsed;
    std::map<std::string_view, pugi::xml_node> by_id;
    for (const pugi::xml_node each : document.document_element().children())
        by_id.emplace(attribute(each, "id"), each);
    builder_.gap();
    for (const Note& note : notes) {
        const auto found = by_id.find(note.id);
        if (found == by_id.end())
            continue;
        builder_.set_page(note.page);
        builder_.begin_note(note.marker);
        read_blocks(found->second);
        builder_.end_note();
        by_id.erase(found); // a note belongs to one mark
    }
    return {};
}

/// What a paragraph's properties mean for the runs in it.
void DocxReader::begin_properties(pugi::xml_node properties) {
    paragraph_style_ = styles_.paragraph(attribute(child(properties, "pStyle"), "val"));
    if (const int outline = heading_of_outline(properties); outline != 0)
        paragraph_style_.heading = outline;
    if (paragraph_style_.heading != 0) {
        paragraph_style_.bold.reset();
        paragraph_style_.italic.reset();
    }
    if (toggle(properties, "pageBreakBefore").value_or(false))
        break_page(true);
}

std::optional<std::string> DocxReader::next_marker(pugi::xml_node properties, int& level) {
    std::string_view list = paragraph_style_.list;
    level = paragraph_style_.list_level.value_or(-1);
    if (const auto own = child(properties, "numPr")) {
        if (const auto number = child(own, "numId"))
            list = attribute(number, "val");
        if (const auto depth = child(own, "ilvl"))
            level = std::atoi(std::string(attribute(depth, "val")).c_str());
    }
    if (list.empty() || list == "0")
        return std::nullopt;
    if (level < 0)
        level = numbering_.level_of_style(list, attribute(child(properties, "pStyle"), "val"));
    level = std::clamp(level, 0, Numbering::depth - 1);
    return numbering_.next(list, level);
}

void DocxReader::open_block(pugi::xml_node properties) {
    int level = 0;
    const auto marker = next_marker(properties, level);
    if (paragraph_style_.heading != 0)
        builder_.open(BlockKind::heading, paragraph_style_.heading, marker.value_or(""));
    else if (marker)
        builder_.open(BlockKind::list_item, level + 1, *marker);
    else
        builder_.open(BlockKind::paragraph);
}

void DocxReader::read_paragraph(pugi::xml_node node) {
    const auto properties = child(node, "pPr");
    begin_properties(properties);
    const bool joined = join_next_ && !builder_.open_text().empty();
    join_next_ = static_cast<bool>(child(child(properties, "rPr"), "del"));
    if (!joined)
        open_block(properties);
    read_inline(node);
    if (join_next_)
        return;
    builder_.close();
    const auto boxes = std::exchange(text_boxes_, {});
    for (const pugi::xml_node box : boxes)
        read_blocks(box);
}

void DocxReader::read_row(pugi::xml_node row) {
    if (child(child(row, "trPr"), "del"))
        return;
    builder_.begin_row();
    bool first = true;
    read_cells(row, first);
    builder_.end_row();
    join_next_ = false;
}

void DocxReader::read_cells(pugi::xml_node parent, bool& first) {
    for (const pugi::xml_node each : parent.children()) {
        if (local(each) == "tc") {
            if (!first)
                builder_.next_cell();
            first = false;
            read_blocks(each);
        } else if (is_wrapper(local(each))) {
            read_cells(each, first);
        }
    }
}

void DocxReader::read_inline(pugi::xml_node parent) {
    for (const pugi::xml_node each : parent.children()) {
        const auto name = local(each);
        if (name == "r") {
            read_run(each);
        } else if (name == "hyperlink") {
            const Relation* const relation = relations_.by_id(attribute(each, "id"));
            const std::string before = link_;
            if (relation != nullptr && relation->external)
                link_ = relation->target;
            read_inline(each);
            link_ = before;
        } else if (name == "fldSimple") {
            const std::string before = link_;
            link_ = address_in_field(attribute(each, "instr"));
            read_inline(each);
            link_ = before;
        } else if (name == "t") { // of a formula
            add(each.child_value(), {});
        } else if (name == "AlternateContent") {
            read_inline(chosen_content(each));
        } else if (name == "oMath" || name == "oMathPara" || is_wrapper(name)) {
            read_inline(each);
        }
    }
}

bool DocxReader::is_shown() const {
    return std::all_of(fields_.begin(), fields_.end(),
                       [](const Field& field) { return field.shows; });
}

Style DocxReader::style_of(pugi::xml_node properties) const {
    const DocxStyle& named = styles_.character(attribute(child(properties, "rStyle"), "val"));
    Style style;
    style.bold = choose(toggle(properties, "b"), named.bold, paragraph_style_.bold);
    style.italic = choose(toggle(properties, "i"), named.italic, paragraph_style_.italic);
    style.link = link_;
    if (style.link.empty() && !fields_.empty())
        style.link = fields_.back().address;
    return style;
}

bool DocxReader::is_hidden(pugi::xml_node properties) const {
    const DocxStyle& named = styles_.character(attribute(child(properties, "rStyle"), "val"));
    return choose(toggle(properties, "vanish"), named.hidden, paragraph_style_.hidden);
}

void DocxReader::read_run(pugi::xml_node run) {
    const auto properties = child(run, "rPr");
    if (is_hidden(properties))
        return;
    const Style style = style_of(properties);
    bool custom_mark = false;
    for (const pugi::xml_node each : run.children()) {
        custom_mark = custom_mark || !attribute(each, "customMarkFollows").empty();
        read_run_part(each, style, custom_mark);
    }
}

void DocxReader::read_run_part(pugi::xml_node node, const Style& style, bool custom_mark) {
    const auto name = local(node);
    if (name == "fldChar")
        read_field_mark(node);
    else if (name == "instrText" && !fields_.empty())
        fields_.back().instruction += node.child_value();
    else if (name == "lastRenderedPageBreak")
        break_page(false);
    else if (!is_shown())
        return;
    else if (name == "t" && !custom_mark)
        add(node.child_value(), style);
    else if (name == "tab" || name == "ptab")
        add("\t", style);
    else if (name == "br" && attribute(node, "type") == "page")
        break_page(true);
    else if (name == "br" || name == "cr")
        builder_.add_break();
    else if (name == "noBreakHyphen")
        add("-", style);
    else if (name == "sym")
        add(symbol(attribute(node, "char")), style);
    else if (name == "footnoteReference")
        mark_note(node, footnotes_, custom_mark);
    else if (name == "endnoteReference")
        mark_note(node, endnotes_, custom_mark);
    else if (name == "drawing" || name == "pict" || name == "object" || name == "AlternateContent")
        read_drawing(node, style, custom_mark);
}

void DocxReader::read_field_mark(pugi::xml_node node) {
    const auto type = attribute(node, "fldCharType");
    if (type == "begin" && fields_.size() < static_cast<std::size_t>(xml::deepest)) {
        fields_.emplace_back();
    } else if (type == "separate" && !fields_.empty()) {
        fields_.back().shows = true;
        fields_.back().address = address_in_field(fields_.back().instruction);
    } else if (type == "end" && !fields_.empty()) {
        fields_.pop_back();
    }
}

void DocxReader::mark_note(pugi::xml_node node, Notes& notes, bool custom_mark) {
    const std::string_view custom = custom_mark ? child(node.parent(), "t").child_value() : "";
    if (notes.all.size() >= source_.limits.blocks)
        return;
    Note note;
    note.id = attribute(node, "id");
    note.page = builder_.page();
    note.marker = custom.empty() ? printed(++notes.counted, notes.form) : std::string(custom);
    builder_.mark_footnote(note.marker);
    notes.all.push_back(std::move(note));
}

/// Text boxes are read after the paragraph that they hang on. What stands for older programs is
/// read only where nothing newer is understood.
void DocxReader::read_drawing(pugi::xml_node node, const Style& style, bool custom_mark) {
    const std::size_t before = text_boxes_.size();
    find_text_boxes(node, text_boxes_);
    if (text_boxes_.size() > before || local(node) != "AlternateContent")
        return;
    for (const pugi::xml_node each : child(node, "Fallback").children())
        if (local(each) != "AlternateContent")
            read_run_part(each, style, custom_mark);
}

void DocxReader::add(std::string_view text, const Style& style) {
    page_by_hand_ = page_by_hand_ && text.empty();
    builder_.add(text, style);
}

void DocxReader::break_page(bool by_hand) {
    page_seen_ = true;
    const bool noted_before = !by_hand && page_by_hand_;
    page_by_hand_ = by_hand;
    if (!noted_before)
        builder_.set_page(builder_.page() + 1);
}

} // namespace

Result<Text> read_docx(const Source& source) {
    auto archive = Archive::open(source);
    if (!archive)
        return tl::unexpected(archive.error());
    return DocxReader(source, *archive).read();
}

} // namespace radslag::documents
