// Reads Rich Text Format: what its control words mean for text, lists, tables and footnotes. Look
// next at rtf_tokens.hpp, which cuts the file into words, and rtf_tables.hpp for fonts and styles.
#include "documents/office/numbering.hpp"
#include "documents/rtf_tables.hpp"
#include "documents/rtf_tokens.hpp"
#include "documents/text_builder.hpp"
#include "documents/utf8.hpp"

#include <algorithm>
#include <array>

namespace radslag::documents {

namespace {

constexpr std::size_t deepest_groups = 1000;
constexpr int deepest_boxes = 4;

/// Groups whose content is not the document's text.
bool is_unread(std::string_view word) {
    constexpr std::array<std::string_view, 26> words{
        "colortbl",  "info",    "pict",       "header",    "headerl",
        "headerr",   "headerf", "footer",     "footerl",   "footerr",
        "footerf",   "object",  "objdata",    "listtable", "listoverridetable",
        "revtbl",    "rsidtbl", "generator",  "xmlnstbl",  "themedata",
        "datastore", "shprslt", "nonshppict", "sp",        "ftnsep",
        "atnid"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Groups that are read although they are marked as optional.
bool is_read_though_optional(std::string_view word) {
    return word == "shpinst" || word == "footnote" || word == "fldinst" || word == "shptxt" ||
           word == "pntext" || word == "listtext";
}

class RtfReader {
  public:
    explicit RtfReader(const Source& source) : source_(source), builder_(Format::rtf, source) {}

    Result<Text> read();

  private:
    /// What lasts until the group ends.
    struct State {
        bool bold = false;
        bool italic = false;
        bool hidden = false;
        bool optional = false; ///< the group began with \*: its first word decides
        bool in_table = false;
        int style = 0;
        int outline = -1;
        int list = 0;
        int list_level = 0;
        int skip_after_unicode = 1;
        const std::string* code_page = nullptr;
        bool ends_link = false; ///< a field, which may be a link, ends with this group
    };
    struct Note {
        std::string_view content;
        State state;
        std::string marker;
        int page = 0;
    };

    Result<void> read_range(std::string_view rtf, State state);
    void take(const RtfToken& token, RtfTokens& tokens);
    void take_word(const RtfToken& token, RtfTokens& tokens);
    bool take_group(std::string_view word, RtfTokens& tokens);
    bool take_look(const RtfToken& token);
    bool take_paragraph_word(const RtfToken& token);
    bool take_character(const RtfToken& token);
    void take_unicode(int number);
    void take_bytes(std::string_view bytes);
    void add(std::string_view utf8);
    void flush();

    void begin_text();
    void end_paragraph();
    void end_cell();
    void end_row();
    void next_page();
    void close_group();

    const Source& source_;
    TextBuilder builder_;
    RtfTables tables_;
    std::vector<State> states_;
    std::string bytes_; ///< in the code page of the state, not yet decoded
    const std::string* bytes_page_ = nullptr;
    char32_t high_half_ = 0; ///< of a pair of \u
    int to_skip_ = 0;        ///< characters that stand for a \u in old programs
    std::string marker_;     ///< of the list item that begins
    bool has_marker_ = false;
    std::string link_;
    std::vector<Note> notes_;
    std::vector<Note> boxes_; ///< text boxes, read after the paragraph that they hang on
    int box_depth_ = 0;
    bool in_row_ = false;
    int borders_ = 0; ///< cells ended since the last text
    bool page_seen_ = false;
};

Result<Text> RtfReader::read() {
    builder_.set_page(1);
    State state;
    state.code_page = &tables_.default_page();
    if (const auto body = read_range(source_.bytes, state); !body)
        return tl::unexpected(body.error());
    end_row();
    const auto notes = std::exchange(notes_, {});
    if (!notes.empty())
        builder_.gap();
    for (const Note& note : notes) {
        builder_.set_page(note.page);
        builder_.begin_note(note.marker);
        if (const auto read = read_range(note.content, note.state); !read)
            return tl::unexpected(read.error());
        end_row();
        builder_.end_note();
    }
    if (!page_seen_)
        builder_.forget_pages();
    return builder_.finish();
}

Result<void> RtfReader::read_range(std::string_view rtf, State state) {
    RtfTokens tokens(rtf);
    states_.assign(1, state);
    while (!builder_.full()) {
        const RtfToken token = tokens.next();
        if (token.kind == RtfToken::Kind::end)
            break;
        if (states_.size() > deepest_groups)
            return too_deep(source_);
        take(token, tokens);
    }
    states_.resize(1);
    end_paragraph();
    return {};
}

void RtfReader::take(const RtfToken& token, RtfTokens& tokens) {
    switch (token.kind) {
    case RtfToken::Kind::open:
        flush();
        states_.push_back(states_.back());
        states_.back().optional = token.is_optional;
        states_.back().ends_link = false;
        to_skip_ = 0;
        break;
    case RtfToken::Kind::close:
        close_group();
        break;
    case RtfToken::Kind::word:
        take_word(token, tokens);
        break;
    case RtfToken::Kind::sign:
        if (token.text == "~")
            add("\xC2\xA0");
        else if (token.text == "_")
            add("-");
        else if (token.text == "\\" || token.text == "{" || token.text == "}")
            take_bytes(token.text);
        else if (token.text == "\n" || token.text == "\r")
            end_paragraph();
        break;
    case RtfToken::Kind::byte: {
        const char byte = static_cast<char>(token.number);
        take_bytes({&byte, 1});
        break;
    }
    case RtfToken::Kind::text:
        take_bytes(token.text);
        break;
    case RtfToken::Kind::end:
        break;
    }
}

void RtfReader::close_group() {
    flush();
    to_skip_ = 0;
    if (states_.size() <= 1)
        return;
    if (states_.back().ends_link)
        link_.clear();
    states_.pop_back();
}

void RtfReader::take_word(const RtfToken& token, RtfTokens& tokens) {
    if (token.text == "u") {
        take_unicode(token.number);
        return;
    }
    if (to_skip_ > 0) { // a control word is one of the characters to be passed over
        --to_skip_;
        return;
    }
    flush();
    State& state = states_.back();
    const bool optional = std::exchange(state.optional, false);
    if (is_unread(token.text) || (optional && !is_read_though_optional(token.text))) {
        tokens.rest_of_group();
        states_.pop_back();
        if (states_.empty())
            states_.emplace_back().code_page = &tables_.default_page();
        return;
    }
    if (take_group(token.text, tokens) || take_look(token) || take_paragraph_word(token))
        return;
    take_character(token);
}

/// Groups that are read as a whole.
bool RtfReader::take_group(std::string_view word, RtfTokens& tokens) {
    if (word == "fonttbl") {
        tables_.read_fonts(tokens.rest_of_group());
    } else if (word == "stylesheet") {
        tables_.read_styles(tokens.rest_of_group());
    } else if (word == "fldinst") {
        link_ = tables_.address_in(tokens.rest_of_group(), *states_.back().code_page);
    } else if (word == "listtext" || word == "pntext") {
        marker_ = tables_.plain_text(tokens.rest_of_group(), *states_.back().code_page);
        has_marker_ = true;
    } else if (word == "footnote") {
        const auto content = tokens.rest_of_group();
        State state;
        state.code_page = states_.back().code_page;
        if (notes_.size() < source_.limits.blocks) {
            const std::string marker = std::to_string(notes_.size() + 1);
            begin_text();
            builder_.mark_footnote(marker);
            notes_.push_back({content, state, marker, builder_.page()});
        }
    } else if (word == "shptxt") {
        boxes_.push_back({tokens.rest_of_group(), states_.back(), {}, builder_.page()});
    } else {
        return false;
    }
    if (states_.size() > 1)
        states_.pop_back();
    return true;
}

/// How the text looks that follows, and in which code page it stands.
bool RtfReader::take_look(const RtfToken& token) {
    State& state = states_.back();
    const auto word = token.text;
    const bool on = !token.has_number || token.number != 0;
    if (word == "b") {
        state.bold = on;
    } else if (word == "i") {
        state.italic = on;
    } else if (word == "v" || word == "deleted") {
        state.hidden = on;
    } else if (word == "plain") {
        state.bold = false;
        state.italic = false;
        state.hidden = false;
        state.code_page = &tables_.default_page();
    } else if (word == "f") {
        state.code_page = &tables_.page_of_font(token.number);
    } else if (word == "uc") {
        state.skip_after_unicode = std::clamp(token.number, 0, 100);
    } else if (word == "ansicpg" || word == "mac" || word == "pc" || word == "pca") {
        tables_.set_default(word, token.number);
        state.code_page = &tables_.default_page();
    } else if (word == "field") {
        state.ends_link = true;
    } else {
        return false;
    }
    return true;
}

bool RtfReader::take_paragraph_word(const RtfToken& token) {
    State& state = states_.back();
    const auto word = token.text;
    if (word == "par" || word == "sect") {
        end_paragraph();
    } else if (word == "pard") {
        state.style = 0;
        state.outline = -1;
        state.list = 0;
        state.list_level = 0;
        state.in_table = false;
    } else if (word == "s") {
        state.style = token.number;
    } else if (word == "outlinelevel") {
        state.outline = token.number;
    } else if (word == "ls") {
        state.list = token.number;
    } else if (word == "ilvl") {
        state.list_level = std::clamp(token.number, 0, 8);
    } else if (word == "intbl") {
        state.in_table = true;
    } else if (word == "cell" || word == "nestcell") {
        end_cell();
    } else if (word == "row" || word == "nestrow") {
        end_row();
    } else if (word == "page" || word == "pagebb" || word == "softpage") {
        next_page();
    } else {
        return false;
    }
    return true;
}

bool RtfReader::take_character(const RtfToken& token) {
    struct Character {
        std::string_view word;
        std::string_view text;
    };
    constexpr std::array characters{
        Character{"tab", "\t"},      Character{"emdash", "—"},  Character{"endash", "–"},
        Character{"lquote", "‘"},    Character{"rquote", "’"},  Character{"ldblquote", "“"},
        Character{"rdblquote", "”"}, Character{"bullet", "•"},  Character{"emspace", " "},
        Character{"enspace", " "},   Character{"qmspace", " "},
    };
    for (const Character& each : characters)
        if (each.word == token.text) {
            add(each.text);
            return true;
        }
    if (token.text == "line" && !states_.back().hidden)
        builder_.add_break();
    return false;
}

void RtfReader::take_unicode(int number) {
    flush();
    const auto unit = static_cast<char32_t>(static_cast<unsigned>(number) & 0xFFFFU);
    to_skip_ = states_.back().skip_after_unicode;
    if (unit >= 0xD800 && unit < 0xDC00) {
        high_half_ = unit;
        return;
    }
    char32_t character = unit;
    if (unit >= 0xDC00 && unit < 0xE000 && high_half_ != 0)
        character = 0x10000 + ((high_half_ - 0xD800) << 10U) + (unit - 0xDC00);
    high_half_ = 0;
    std::string text;
    if (character != 0)
        utf8::append(text, character);
    add(text);
}

void RtfReader::take_bytes(std::string_view bytes) {
    const auto skipped = std::min(static_cast<std::size_t>(to_skip_), bytes.size());
    to_skip_ -= static_cast<int>(skipped);
    bytes.remove_prefix(skipped);
    if (bytes.empty())
        return;
    if (bytes_page_ != states_.back().code_page)
        flush();
    bytes_page_ = states_.back().code_page;
    bytes_ += bytes;
}

void RtfReader::flush() {
    if (bytes_.empty())
        return;
    const std::string bytes = std::exchange(bytes_, {});
    add(tables_.decoded(bytes, *bytes_page_));
}

void RtfReader::add(std::string_view utf8) {
    const State& state = states_.back();
    if (state.hidden || utf8.empty())
        return;
    if (!builder_.is_open() && utf8::leading_space(utf8) == utf8.size())
        return;
    begin_text();
    const bool is_heading = tables_.heading_of(state.style, state.outline) != 0;
    builder_.add(utf8, {state.bold && !is_heading, state.italic && !is_heading, link_});
}

/// Opens the block that the text to come belongs in.
void RtfReader::begin_text() {
    if (builder_.is_open())
        return;
    const State& state = states_.back();
    if (in_row_ && !state.in_table)
        end_row();
    if (state.in_table && !in_row_) {
        builder_.begin_row();
        in_row_ = true;
        borders_ = 0;
    }
    for (; borders_ > 0; --borders_)
        builder_.next_cell();
    const int heading = tables_.heading_of(state.style, state.outline);
    if (heading != 0)
        builder_.open(BlockKind::heading, heading, has_marker_ ? marker_ : "");
    else if (has_marker_)
        builder_.open(BlockKind::list_item, state.list_level + 1, printed_bullet(marker_));
    else
        builder_.open(BlockKind::paragraph);
    has_marker_ = false;
}

void RtfReader::end_paragraph() {
    flush();
    if (builder_.is_open())
        builder_.close();
    else if (!in_row_)
        builder_.gap();
    has_marker_ = false;
    if (box_depth_ >= deepest_boxes)
        boxes_.clear();
    ++box_depth_;
    for (const Note& box : std::exchange(boxes_, {})) {
        const auto outer = std::exchange(states_, {});
        read_range(box.content, box.state);
        states_ = outer;
    }
    --box_depth_;
}

void RtfReader::end_cell() {
    flush();
    if (!in_row_) {
        end_paragraph();
        builder_.begin_row();
        in_row_ = true;
        borders_ = 0;
    }
    builder_.close();
    has_marker_ = false;
    for (; borders_ > 0; --borders_)
        builder_.next_cell();
    borders_ = 1;
}

void RtfReader::end_row() {
    flush();
    if (!in_row_)
        return;
    in_row_ = false;
    borders_ = 0;
    builder_.end_row();
}

void RtfReader::next_page() {
    page_seen_ = true;
    builder_.set_page(builder_.page() + 1);
}

} // namespace

Result<Text> read_rtf(const Source& source) {
    return RtfReader(source).read();
}

} // namespace radslag::documents
