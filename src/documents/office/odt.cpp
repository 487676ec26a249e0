// Reads OpenDocument texts (OpenDocument 1.3 part 3, 5) piece by piece, with the numbers that the
// list styles make. Look next at odt_styles.hpp.
#include "documents/office/archive.hpp"
#include "documents/office/odt_styles.hpp"
#include "documents/office/xml_pieces.hpp"
#include "documents/text_builder.hpp"

#include <algorithm>
#include <array>

namespace radslag::documents {

namespace {

/// Elements whose content is read as if it stood in their place.
bool is_wrapping(std::string_view name) {
    constexpr std::array<std::string_view, 15> names{"table",
                                                     "table-header-rows",
                                                     "table-rows",
                                                     "table-row-group",
                                                     "list-header",
                                                     "index-body",
                                                     "index-title",
                                                     "table-of-content",
                                                     "illustration-index",
                                                     "alphabetical-index",
                                                     "user-index",
                                                     "bibliography",
                                                     "text-box",
                                                     "frame",
                                                     "text"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

class OdtReader {
  public:
    OdtReader(const Source& source, Archive& archive)
        : source_(source), archive_(archive), builder_(Format::odt, source) {}

    Result<Text> read();

  private:
    using Counters = std::array<std::optional<int>, OdtStyles::depth>;
    struct List {
        std::string style;
        std::string id;
        std::optional<std::string> marker; ///< of an item whose first paragraph is to come
    };

    Result<void> read_styles();
    Result<void> read_content();
    void start(pugi::xml_node node);
    void finish(std::string_view name);
    void read_block(pugi::xml_node node);
    void read_blocks(pugi::xml_node parent);

    void start_list(pugi::xml_node node);
    void start_item(pugi::xml_node node);
    void read_row(pugi::xml_node row);
    void read_paragraph(pugi::xml_node node);
    void open_paragraph(pugi::xml_node node, const OdtStyle& style);
    std::string next_number(const OdtStyles::ListStyle& list, Counters& counters,
                            std::size_t level);
    void read_inline(pugi::xml_node parent, const Style& style);
    void add_collapsed(std::string_view text, const Style& style);
    void read_span(pugi::xml_node node, Style style);
    void read_note(pugi::xml_node node);
    void keep(pugi::xml_node node, pugi::xml_node in);
    void write_notes();
    void break_page();
    [[nodiscard]] bool in_hidden_section() const {
        return !hidden_sections_.empty() && hidden_sections_.back();
    }

    const Source& source_;
    Archive& archive_;
    TextBuilder builder_;
    OdtStyles styles_;
    std::vector<List> lists_;
    std::map<std::string, Counters, std::less<>> counters_; ///< by the id of the list
    Counters outline_{};
    std::string last_list_;
    int unnamed_ = 0;
    /// Notes stand inside the text: they wait as copies until it has been read.
    struct Note {
        std::string marker;
        pugi::xml_node content; ///< in waiting_
        int page = 0;
    };
    std::vector<Note> notes_;
    pugi::xml_document waiting_;
    std::vector<pugi::xml_node> text_boxes_;
    bool page_seen_ = false;
    bool any_text_ = false;
    bool hidden_ = false;               ///< the paragraph, or what stands in it, is not shown
    std::vector<bool> hidden_sections_; ///< for each open section: it or one around it is hidden
};

Result<Text> OdtReader::read() {
    auto manifest = archive_.whole("META-INF/manifest.xml");
    if (!manifest)
        return tl::unexpected(manifest.error());
    if (manifest->find("encryption-data") != std::string::npos)
        return needs_password(source_);
    builder_.set_page(1);
    if (const auto styles = read_styles(); !styles)
        return tl::unexpected(styles.error());
    if (const auto content = read_content(); !content)
        return tl::unexpected(content.error());
    builder_.close();
    write_notes();
    if (!page_seen_)
        builder_.forget_pages();
    return builder_.finish();
}

Result<void> OdtReader::read_styles() {
    auto text = archive_.whole("styles.xml");
    if (!text)
        return tl::unexpected(text.error());
    pugi::xml_document document;
    if (const auto parsed = parse_xml(document, *text, source_); !parsed)
        return parsed;
    for (const pugi::xml_node group : document.document_element().children())
        for (const pugi::xml_node each : group.children())
            styles_.add(each);
    return {};
}

Result<void> OdtReader::read_content() {
    constexpr std::array<std::string_view, 19> containers{"document-content",
                                                          "automatic-styles",
                                                          "body",
                                                          "text",
                                                          "section",
                                                          "table",
                                                          "table-rows",
                                                          "table-header-rows",
                                                          "table-row-group",
                                                          "list",
                                                          "list-item",
                                                          "list-header",
                                                          "table-of-content",
                                                          "index-body",
                                                          "index-title",
                                                          "illustration-index",
                                                          "alphabetical-index",
                                                          "user-index",
                                                          "bibliography"};
    auto part = archive_.part("content.xml");
    if (!part)
        return tl::unexpected(part.error());
    XmlPieces pieces(std::move(*part), containers, source_);
    while (!builder_.full()) {
        const auto event = pieces.next();
        if (!event)
            return tl::unexpected(event.error());
        if (event->kind == XmlEvent::Kind::end)
            break;
        if (event->kind == XmlEvent::Kind::enter)
            start(event->node);
        else if (event->kind == XmlEvent::Kind::leave)
            finish(event->container);
        else if (local(event->node) == "style" || local(event->node) == "list-style")
            styles_.add(event->node);
        else
            read_block(event->node);
    }
    return {};
}

/// Lists, their items and sections are walked into, as a stream or inside a cell.
void OdtReader::start(pugi::xml_node node) {
    if (local(node) == "section")
        hidden_sections_.push_back(in_hidden_section() || attribute(node, "display") == "none");
    else if (local(node) == "list")
        start_list(node);
    else if (local(node) == "list-item")
        start_item(node);
    else if (local(node) == "table")
        builder_.gap();
}

void OdtReader::finish(std::string_view name) {
    if (name == "section" && !hidden_sections_.empty())
        hidden_sections_.pop_back();
    else if (name == "list" && !lists_.empty())
        lists_.pop_back();
    else if (name == "list-item" && !lists_.empty())
        lists_.back().marker.reset();
}

void OdtReader::read_blocks(pugi::xml_node parent) {
    for (const pugi::xml_node each : parent.children())
        read_block(each);
}

void OdtReader::read_block(pugi::xml_node node) {
    const auto name = local(node);
    if (in_hidden_section())
        return;
    if (name == "p" || name == "h") {
        read_paragraph(node);
    } else if (name == "table-row") {
        read_row(node);
    } else if (name == "list" || name == "list-item" || name == "section") {
        start(node);
        read_blocks(node);
        finish(name);
    } else if (name == "soft-page-break") {
        break_page();
    } else if (is_wrapping(name)) {
        read_blocks(node);
    }
}

/// A list counts on from another when it says so; else it begins anew.
void OdtReader::start_list(pugi::xml_node node) {
    List list;
    list.style = reference(node, "style-name");
    if (!lists_.empty()) { // a deeper level of the same list
        if (list.style.empty())
            list.style = lists_.back().style;
        list.id = lists_.back().id;
    } else {
        const auto before = attribute(node, "continue-list");
        const bool goes_on = attribute(node, "continue-numbering") == "true";
        list.id = reference(node, "id");
        if (list.id.empty())
            list.id = "list " + std::to_string(++unnamed_);
        const auto from = counters_.find(before.empty() && goes_on ? last_list_ : before);
        if (from != counters_.end())
            counters_[list.id] = Counters(from->second);
        last_list_ = list.id;
    }
    lists_.push_back(std::move(list));
}

void OdtReader::start_item(pugi::xml_node node) {
    if (lists_.empty())
        return;
    List& list = lists_.back();
    const std::size_t level = std::min(lists_.size(), OdtStyles::depth) - 1;
    const auto* const style = list.style.empty() ? nullptr : styles_.list(list.style);
    if (style == nullptr) {
        list.marker = "•";
        return;
    }
    Counters& counters = counters_[list.id];
    if (has_attribute(node, "start-value"))
        counters[level] = number_in(attribute(node, "start-value"), 1) - 1;
    // An item that only holds a deeper list prints no number and counts none.
    const auto first = node.first_child();
    if (first && local(first) == "list")
        return;
    list.marker = next_number(*style, counters, level);
}

std::string OdtReader::next_number(const OdtStyles::ListStyle& list, Counters& counters,
                                   std::size_t level) {
    if (list[level].form == NumberForm::bullet)
        return printed_bullet(list[level].bullet);
    auto& counted = counters[level];
    counted = counted ? *counted + 1 : list[level].start;
    std::fill(counters.begin() + static_cast<std::ptrdiff_t>(level) + 1, counters.end(),
              std::nullopt);
    if (list[level].form == NumberForm::none)
        return {};
    std::string text;
    std::string_view rest = list[level].format;
    while (!rest.empty()) {
        const std::size_t end = rest.find('%', 1);
        const int which = number_in(rest.substr(1), 0);
        if (rest.front() != '%' || end == std::string_view::npos || which < 1 ||
            which > static_cast<int>(OdtStyles::depth)) {
            text += rest.front();
            rest.remove_prefix(1);
            continue;
        }
        const auto at = static_cast<std::size_t>(which) - 1;
        text += printed(counters[at].value_or(list[at].start), list[at].form);
        rest.remove_prefix(end + 1);
    }
    return text;
}

void OdtReader::read_row(pugi::xml_node row) {
    // Lists do not reach into cells.
    const auto outer = std::exchange(lists_, {});
    builder_.begin_row();
    bool first = true;
    for (const pugi::xml_node cell : row.children()) {
        if (local(cell) != "table-cell" && local(cell) != "covered-table-cell")
            continue;
        if (!first)
            builder_.next_cell();
        first = false;
        read_blocks(cell);
    }
    builder_.end_row();
    lists_ = outer;
}

void OdtReader::open_paragraph(pugi::xml_node node, const OdtStyle& style) {
    std::string marker;
    bool is_item = false;
    if (!lists_.empty() && lists_.back().marker) {
        marker = *lists_.back().marker;
        is_item = true;
        lists_.back().marker.reset();
    }
    const auto depth = static_cast<int>(lists_.size());
    if (local(node) == "h" || style.is_title) {
        const int level = std::clamp(number_in(attribute(node, "outline-level"), 1), 1, 6);
        const auto* const outline = styles_.list("");
        if (!is_item && outline != nullptr && local(node) == "h" &&
            attribute(node, "is-list-header") != "true")
            marker = next_number(*outline, outline_, static_cast<std::size_t>(level) - 1);
        builder_.open(BlockKind::heading, style.is_title ? 1 : level, marker);
    } else if (is_item) {
        builder_.open(BlockKind::list_item, depth, marker);
    } else {
        builder_.open(BlockKind::paragraph, depth);
    }
}

void OdtReader::read_paragraph(pugi::xml_node node) {
    OdtStyle style = styles_.find("paragraph", attribute(node, "style-name"));
    if (style.breaks_page && any_text_)
        break_page();
    open_paragraph(node, style);
    Style look;
    if (local(node) != "h" && !style.is_title)
        look = {style.bold.value_or(false), style.italic.value_or(false)};
    hidden_ = style.hidden.value_or(false);
    read_inline(node, look);
    any_text_ = any_text_ || !builder_.open_text().empty();
    builder_.close();
    for (const pugi::xml_node box : std::exchange(text_boxes_, {}))
        read_blocks(box);
}

void OdtReader::read_inline(pugi::xml_node parent, const Style& style) {
    for (const pugi::xml_node each : parent.children()) {
        if (each.type() == pugi::node_pcdata || each.type() == pugi::node_cdata) {
            add_collapsed(each.value(), style);
        } else {
            read_span(each, style);
        }
    }
}

/// White space is one space, however it was written (OpenDocument 1.3 part 3, 6.1.2).
void OdtReader::add_collapsed(std::string_view text, const Style& style) {
    if (hidden_)
        return;
    std::string collapsed;
    bool space = builder_.open_text().ends_with(' ');
    for (const char each : text) {
        const bool is_space = each == ' ' || each == '\t' || each == '\n' || each == '\r';
        if (!is_space)
            collapsed += each;
        else if (!space)
            collapsed += ' ';
        space = is_space;
    }
    builder_.add(collapsed, style);
}

void OdtReader::read_span(pugi::xml_node node, Style style) {
    const auto name = local(node);
    if (name == "span") {
        const OdtStyle own = styles_.find("text", attribute(node, "style-name"));
        style.bold = own.bold.value_or(style.bold);
        style.italic = own.italic.value_or(style.italic);
        const bool hidden = std::exchange(hidden_, own.hidden.value_or(hidden_));
        read_inline(node, style);
        hidden_ = hidden;
    } else if (name == "a") {
        const auto address = attribute(node, "href");
        if (!address.starts_with('#'))
            style.link = address;
        read_inline(node, style);
    } else if (name == "s") {
        const int count = std::clamp(number_in(attribute(node, "c"), 1), 1, 100);
        builder_.add(std::string(static_cast<std::size_t>(count), ' '), style);
    } else if (name == "tab") {
        builder_.add("\t", style);
    } else if (name == "line-break") {
        builder_.add_break();
    } else if (name == "soft-page-break") {
        break_page();
    } else if (name == "note") {
        read_note(node);
    } else if (name == "frame" || name == "custom-shape" || name == "text-box") {
        text_boxes_.push_back(node);
    } else if (name != "annotation" && name != "annotation-end" && name != "ruby-text" &&
               name != "tracked-changes" && attribute(node, "is-hidden") != "true") {
        read_inline(node, style); // fields, bookmarks, ruby and what may come
    }
}

void OdtReader::read_note(pugi::xml_node node) {
    if (notes_.size() >= source_.limits.blocks)
        return;
    const std::string_view marker = child(node, "note-citation").child_value();
    builder_.mark_footnote(marker);
    notes_.push_back({std::string(marker.substr(0, longest_marker)),
                      waiting_.append_child("text:note-body"), builder_.page()});
    for (const pugi::xml_node each : child(node, "note-body").children())
        keep(each, notes_.back().content);
}

/// Copies an element, each node counted: all notes of a document wait in memory at once.
void OdtReader::keep(pugi::xml_node node, pugi::xml_node in) {
    builder_.count_parts(1 + std::string_view(node.value()).size() / 64);
    if (builder_.full() || local(node) == "note")
        return; // notes inside notes have no place on the page
    if (node.type() != pugi::node_element) {
        in.append_child(node.type()).set_value(node.value());
        return;
    }
    auto copy = in.append_child(node.name());
    for (const pugi::xml_attribute each : node.attributes()) {
        builder_.count_parts(1 + std::string_view(each.value()).size() / 64);
        copy.append_copy(each);
    }
    for (const pugi::xml_node each : node.children())
        keep(each, copy);
}

void OdtReader::write_notes() {
    if (!notes_.empty())
        builder_.gap();
    for (const Note& note : notes_) {
        builder_.set_page(note.page);
        builder_.begin_note(note.marker);
        read_blocks(note.content);
        builder_.end_note();
    }
}

void OdtReader::break_page() {
    page_seen_ = true;
    builder_.set_page(builder_.page() + 1);
}

} // namespace

Result<Text> read_odt(const Source& source) {
    auto archive = Archive::open(source);
    if (!archive)
        return tl::unexpected(archive.error());
    return OdtReader(source, *archive).read();
}

} // namespace radslag::documents
