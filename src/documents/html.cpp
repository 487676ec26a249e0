// Walks through HTML as libxml2's parser reports it, without building a tree, so that a page of
// any length needs little memory. html_tags.hpp says what each element means.
#include "documents/html.hpp"

#include "documents/html_pared.hpp"
#include "documents/html_tags.hpp"
#include "documents/office/numbering.hpp"
#include "documents/utf8.hpp"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

namespace radslag::documents {

namespace {

/// Elements may stand in each other this deep.
constexpr std::size_t deepest_html = 512;

bool holds(std::string_view text, std::string_view part) {
    return text.find(part) != std::string_view::npos;
}

bool is_space(char each) {
    return each == ' ' || each == '\t' || each == '\n' || each == '\r' || each == '\f';
}

/// The attributes of one start tag.
class Attributes {
  public:
    explicit Attributes(const xmlChar** pairs) : pairs_(pairs) {}

    [[nodiscard]] std::string_view operator[](std::string_view name) const {
        for (const xmlChar** each = pairs_; each != nullptr && *each != nullptr; each += 2)
            if (name == reinterpret_cast<const char*>(each[0]))
                return each[1] == nullptr ? "" : reinterpret_cast<const char*>(each[1]);
        return {};
    }
    [[nodiscard]] bool has(std::string_view name) const { return (*this)[name].data() != nullptr; }

  private:
    const xmlChar** pairs_;
};

/// The name of a footnote as its mark, its text and different programs call it: "_ftn1", "fn:1".
std::string note_name(std::string_view id) {
    while (!id.empty() && (id.front() == '_' || id.front() == '#'))
        id.remove_prefix(1);
    if (id.ends_with("sym"))
        id.remove_suffix(3);
    return std::string(id);
}

bool names_note(std::string_view target) {
    return target.starts_with('#') && (holds(target, "fn") || holds(target, "ftn") ||
                                       holds(target, "footnote") || holds(target, "note"));
}

bool leads_back(std::string_view target) {
    return holds(target, "ref") || holds(target, "anc") || holds(target, "back");
}

class HtmlWalk {
  public:
    HtmlWalk(TextBuilder& builder, xmlParserCtxt* parser) : builder_(builder), parser_(parser) {}

    void start(std::string_view name, const Attributes& attributes);
    void end(std::string_view name);
    void text(std::string_view words);
    void finish() {
        while (!open_.empty())
            leave();
        builder_.close();
    }
    [[nodiscard]] bool too_deep() const { return too_deep_; }

  private:
    struct Element {
        std::string name;
        Tag tag = Tag::other;
        bool skips = false;
        bool bold = false;
        bool italic = false;
        bool is_note = false;   ///< a footnote's text
        bool is_mark = false;   ///< text is the mark of a footnote, or leads back from one
        bool is_bullet = false; ///< text is the bullet that Word writes for old browsers
        std::string link;
    };
    struct List {
        bool ordered = false;
        int next = 1;
        NumberForm form = NumberForm::decimal;
    };

    void enter(Element& element, const Attributes& attributes);
    void enter_link(Element& element, const Attributes& attributes);
    void enter_list(const Element& element, const Attributes& attributes);
    void enter_item(const Attributes& attributes);
    void enter_styled(Element& element, std::string_view style);
    void leave();
    void begin_text();
    void add_collapsed(std::string_view words);
    void add_preformatted(std::string_view words);
    void break_line();
    void end_mark(const Element& element);
    [[nodiscard]] Style style() const;

    TextBuilder& builder_;
    xmlParserCtxt* parser_;
    std::vector<Element> open_;
    std::vector<List> lists_;
    std::optional<std::string> item_marker_; ///< of an item that has no text yet
    int word_level_ = 0;                     ///< of a list item as Word writes it
    int heading_ = 0;
    int skipping_ = 0;
    int preformatted_ = 0;
    std::vector<bool> first_cell_;             ///< for each open row: no cell was begun yet
    std::map<std::string, std::string> notes_; ///< name of a footnote → its marker
    std::string mark_;                         ///< text of the mark that is open
    std::string mark_target_; ///< name of the note it refers to; empty when it leads back
    bool in_mark_ = false;
    bool too_deep_ = false;
};

void HtmlWalk::start(std::string_view name, const Attributes& attributes) {
    if (open_.size() >= deepest_html || builder_.full()) {
        too_deep_ = too_deep_ || !builder_.full();
        xmlStopParser(parser_);
        return;
    }
    Element element;
    element.name = name;
    element.tag = tag_of(name);
    const auto style = attributes["style"];
    element.skips = element.tag == Tag::skipped || attributes.has("hidden") ||
                    holds(style, "display:none") || holds(style, "display: none");
    skipping_ += element.skips ? 1 : 0;
    if (skipping_ == 0) {
        enter(element, attributes);
        enter_styled(element, style);
        const auto id = attributes.has("id") ? attributes["id"] : attributes["name"];
        if (const auto note = notes_.find(note_name(id));
            note != notes_.end() && !id.empty() && element.tag != Tag::link && !in_mark_) {
            element.is_note = true;
            item_marker_.reset();
            builder_.begin_note(note->second);
        }
    }
    open_.push_back(std::move(element));
    if (open_.back().tag == Tag::line_break || name == "hr" || name == "img")
        leave(); // never hold anything
}

void HtmlWalk::enter(Element& element, const Attributes& attributes) {
    switch (element.tag) {
    case Tag::heading:
        builder_.close();
        builder_.gap();
        heading_ = element.name[1] - '0';
        break;
    case Tag::paragraph:
    case Tag::table:
        builder_.close();
        if (!item_marker_)
            builder_.gap();
        break;
    case Tag::preformatted:
        builder_.close();
        builder_.gap();
        ++preformatted_;
        break;
    case Tag::block:
        builder_.close();
        break;
    case Tag::list:
        enter_list(element, attributes);
        break;
    case Tag::item:
        enter_item(attributes);
        break;
    case Tag::row:
        builder_.begin_row();
        first_cell_.push_back(true);
        break;
    case Tag::cell:
        if (!first_cell_.empty() && !first_cell_.back())
            builder_.next_cell();
        else if (!first_cell_.empty())
            first_cell_.back() = false;
        break;
    case Tag::line_break:
        break_line();
        break;
    case Tag::bold:
        element.bold = true;
        break;
    case Tag::italic:
        element.italic = true;
        break;
    case Tag::link:
        enter_link(element, attributes);
        break;
    case Tag::other:
    case Tag::skipped:
        break;
    }
}

void HtmlWalk::enter_link(Element& element, const Attributes& attributes) {
    const auto target = attributes["href"];
    const auto kind = attributes["class"];
    if (target.starts_with("https://") || target.starts_with("http://") ||
        target.starts_with("mailto:"))
        element.link = target;
    if (!names_note(target) || in_mark_)
        return;
    const bool back = leads_back(target) || holds(kind, "back") || holds(kind, "notesym");
    element.is_mark = true;
    in_mark_ = true;
    mark_.clear();
    mark_target_ = back ? "" : note_name(target);
}

void HtmlWalk::enter_list(const Element& element, const Attributes& attributes) {
    builder_.close();
    if (lists_.empty())
        builder_.gap();
    List list;
    list.ordered = element.name == "ol";
    const auto start = attributes["start"];
    std::from_chars(start.data(), start.data() + start.size(), list.next);
    list.next = std::clamp(list.next, -1'000'000, 1'000'000);
    const auto type = attributes["type"];
    list.form = type == "a"   ? NumberForm::letter
                : type == "A" ? NumberForm::LETTER
                : type == "i" ? NumberForm::roman
                : type == "I" ? NumberForm::ROMAN
                              : NumberForm::decimal;
    item_marker_.reset();
    lists_.push_back(list);
}

void HtmlWalk::enter_item(const Attributes& attributes) {
    builder_.close();
    if (lists_.empty())
        lists_.emplace_back();
    List& list = lists_.back();
    if (!list.ordered) {
        item_marker_ = "•";
        return;
    }
    const auto value = attributes["value"];
    std::from_chars(value.data(), value.data() + value.size(), list.next);
    list.next = std::clamp(list.next, -1'000'000, 1'000'000);
    item_marker_ = printed(list.next++, list.form) + ".";
}

/// Looks that stand in style attributes, and the lists of Word's own HTML.
void HtmlWalk::enter_styled(Element& element, std::string_view style) {
    if (style.empty())
        return;
    element.bold = element.bold || holds(style, "font-weight:bold") ||
                   holds(style, "font-weight: bold") || holds(style, "font-weight:700") ||
                   holds(style, "font-weight: 700");
    element.italic =
        element.italic || holds(style, "font-style:italic") || holds(style, "font-style: italic");
    if (holds(style, "mso-list:Ignore")) {
        element.is_bullet = true;
        item_marker_ = "";
    } else if (const auto list = style.find("mso-list:");
               list != std::string_view::npos && element.tag == Tag::paragraph) {
        const auto level = style.find("level", list);
        word_level_ = level != std::string_view::npos && level + 5 < style.size()
                          ? std::clamp(style[level + 5] - '0', 1, 9)
                          : 1;
    }
}

void HtmlWalk::end(std::string_view name) {
    const auto matching = std::find_if(open_.rbegin(), open_.rend(),
                                       [&](const Element& each) { return each.name == name; });
    if (matching == open_.rend())
        return;
    const auto keep = static_cast<std::size_t>(open_.rend() - matching) - 1;
    while (open_.size() > keep)
        leave();
}

void HtmlWalk::leave() {
    const Element element = std::move(open_.back());
    open_.pop_back();
    if (element.skips) {
        --skipping_;
        return;
    }
    if (skipping_ > 0)
        return;
    if (element.is_mark)
        end_mark(element);
    switch (element.tag) {
    case Tag::heading:
        builder_.close();
        heading_ = 0;
        break;
    case Tag::paragraph:
    case Tag::table:
        builder_.close();
        builder_.gap();
        word_level_ = 0;
        break;
    case Tag::preformatted:
        builder_.close();
        --preformatted_;
        break;
    case Tag::block:
    case Tag::cell:
        builder_.close();
        break;
    case Tag::item:
        builder_.close();
        item_marker_.reset();
        break;
    case Tag::list:
        builder_.close();
        if (!lists_.empty())
            lists_.pop_back();
        if (lists_.empty())
            builder_.gap();
        break;
    case Tag::row:
        if (!first_cell_.empty()) {
            first_cell_.pop_back();
            builder_.end_row();
        }
        break;
    default:
        break;
    }
    if (element.is_note)
        builder_.end_note();
}

/// The mark of a footnote is no text: what it refers to is remembered, so that the note is known
/// when it comes. What leads back from a note is left out.
void HtmlWalk::end_mark(const Element&) {
    in_mark_ = false;
    std::erase_if(mark_, [](char each) { return is_space(each) || each == '[' || each == ']'; });
    if (mark_target_.empty() || mark_.empty() || mark_.size() > 8)
        return;
    begin_text();
    builder_.mark_footnote(mark_);
    notes_.emplace(mark_target_, mark_);
}

Style HtmlWalk::style() const {
    Style style;
    for (const Element& element : open_) {
        style.bold = style.bold || element.bold;
        style.italic = style.italic || element.italic;
        if (!element.link.empty())
            style.link = element.link;
    }
    return style;
}

/// Opens the block that text belongs in here, unless one is open.
void HtmlWalk::begin_text() {
    if (builder_.is_open())
        return;
    const auto depth = static_cast<int>(lists_.size());
    if (heading_ != 0)
        builder_.open(BlockKind::heading, heading_, item_marker_.value_or(""));
    else if (item_marker_)
        builder_.open(BlockKind::list_item, std::max({depth, word_level_, 1}), *item_marker_);
    else
        builder_.open(BlockKind::paragraph, depth);
    item_marker_.reset();
}

void HtmlWalk::text(std::string_view words) {
    if (skipping_ > 0 || builder_.full())
        return;
    if (in_mark_) {
        mark_ += words.substr(0, 64);
        return;
    }
    for (const Element& element : open_)
        if (element.is_bullet) {
            if (item_marker_ && !is_space(words.front()) && item_marker_->empty())
                item_marker_ = words == "·" ? "•" : std::string(words.substr(0, 32));
            return;
        }
    if (preformatted_ > 0)
        add_preformatted(words);
    else
        add_collapsed(words);
}

void HtmlWalk::add_collapsed(std::string_view words) {
    const Style look = style();
    std::string collapsed;
    bool space = builder_.open_text().ends_with(' ') || builder_.open_text().empty();
    for (const char each : words) {
        if (!is_space(each))
            collapsed += each;
        else if (!space)
            collapsed += ' ';
        space = is_space(each);
    }
    if (!builder_.is_open() && utf8::leading_space(collapsed) == collapsed.size())
        return;
    begin_text();
    builder_.add(collapsed, look);
}

void HtmlWalk::add_preformatted(std::string_view words) {
    const Style look = style();
    while (!words.empty()) {
        const std::size_t end = std::min(words.find('\n'), words.size());
        if (end > 0) {
            begin_text();
            builder_.add(words.substr(0, end), look);
        }
        if (end < words.size())
            builder_.add_break();
        words.remove_prefix(std::min(words.size(), end + 1));
    }
}

/// Two breaks in a row are how many write a new paragraph.
void HtmlWalk::break_line() {
    const auto held = builder_.open_text();
    if (held.empty() || held.back() == '\n') {
        builder_.close();
        builder_.gap();
    } else {
        builder_.add_break();
    }
}

std::string_view as_text(const xmlChar* text, int size) {
    return {reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
}

xmlSAXHandler handler() {
    xmlSAXHandler handler{};
    handler.startElement = [](void* walk, const xmlChar* name, const xmlChar** attributes) {
        static_cast<HtmlWalk*>(walk)->start(reinterpret_cast<const char*>(name),
                                            Attributes(attributes));
    };
    handler.endElement = [](void* walk, const xmlChar* name) {
        static_cast<HtmlWalk*>(walk)->end(reinterpret_cast<const char*>(name));
    };
    handler.characters = [](void* walk, const xmlChar* text, int size) {
        static_cast<HtmlWalk*>(walk)->text(as_text(text, size));
    };
    handler.ignorableWhitespace = handler.characters;
    return handler;
}

} // namespace

Result<void> read_html_into(TextBuilder& builder, std::string_view whole, const Source& source) {
    const std::string html = pared_html(whole);
    if (html.empty())
        return {};
    const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
        htmlCreateMemoryParserCtxt(html.data(), static_cast<int>(html.size())),
        &htmlFreeParserCtxt);
    if (parser == nullptr)
        throw std::bad_alloc();
    HtmlWalk walk(builder, parser.get());
    *parser->sax = handler();
    parser->userData = &walk;
    htmlCtxtUseOptions(parser.get(), HTML_PARSE_RECOVER | HTML_PARSE_NOERROR |
                                         HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                                         HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser.get(), XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser.get());
    walk.finish();
    if (walk.too_deep())
        return too_deep(source);
    return {};
}

Result<Text> read_html(const Source& source) {
    TextBuilder builder(Format::html, source);
    if (const auto read = read_html_into(builder, decode_html(source.bytes), source); !read)
        return tl::unexpected(read.error());
    return builder.finish();
}

} // namespace radslag::documents
