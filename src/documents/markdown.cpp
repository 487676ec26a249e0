// Reads Markdown as GitHub writes it (tables, footnotes, struck-out text), by cmark-gfm. Look next
// at html.hpp, which reads the HTML that may stand in it.
#include "documents/encoding.hpp"
#include "documents/html.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <memory>
#include <optional>

namespace radslag::documents {

using namespace std::string_view_literals;

namespace {

struct FreeNode {
    void operator()(cmark_node* node) const { cmark_node_free(node); }
};
struct FreeParser {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
};
struct FreeIterator {
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
};

std::unique_ptr<cmark_node, FreeNode> parse(std::string_view markdown) {
    cmark_gfm_core_extensions_ensure_registered();
    const std::unique_ptr<cmark_parser, FreeParser> parser(
        cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8));
    for (const char* name : {"table", "strikethrough"})
        cmark_parser_attach_syntax_extension(parser.get(), cmark_find_syntax_extension(name));
    cmark_parser_feed(parser.get(), markdown.data(), markdown.size());
    return std::unique_ptr<cmark_node, FreeNode>(cmark_parser_finish(parser.get()));
}

std::string_view text_of(const char* text) {
    return text == nullptr ? "" : text;
}

/// Longer texts (in bytes) are read as plain ones: the tree of Markdown takes some 200 bytes for
/// each of theirs.
constexpr std::size_t longest_markdown = 768U << 10U;

/// Texts with more bars in one line are read as plain ones: cmark's time grows with the square of
/// the cells of a row.
constexpr std::ptrdiff_t widest_row = 1'000;

bool has_too_wide_row(std::string_view text) {
    while (!text.empty()) {
        const std::string_view line = text.substr(0, text.find('\n'));
        if (std::ranges::count(line, '|') > widest_row)
            return true;
        text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
    return false;
}

/// Lines shorter than this are taken to end where the writer wanted; longer ones were wrapped.
constexpr std::size_t wrapped_line = 60;

/// Walks the tree once, from block to block.
class Walk {
  public:
    Walk(TextBuilder& builder, const Source& source) : builder_(builder), source_(source) {}

    /// Errors: invalid when HTML in it is nested too deeply.
    Result<void> run(cmark_node* root) {
        const std::unique_ptr<cmark_iter, FreeIterator> iterator(cmark_iter_new(root));
        while (!builder_.full() && !error_) {
            const cmark_event_type event = cmark_iter_next(iterator.get());
            if (event == CMARK_EVENT_DONE)
                break;
            cmark_node* const node = cmark_iter_get_node(iterator.get());
            if (event == CMARK_EVENT_ENTER)
                enter(node);
            else
                leave(node);
        }
        return error_ ? Result<void>(tl::unexpected(*error_)) : Result<void>();
    }

  private:
    struct List {
        bool ordered = false;
        int next = 1;
        bool parenthesis = false;
    };

    void enter(cmark_node* node) {
        const std::string_view type = cmark_node_get_type_string(node);
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_LIST:
            lists_.push_back({cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                              cmark_node_get_list_start(node),
                              cmark_node_get_list_delim(node) == CMARK_PAREN_DELIM});
            break;
        case CMARK_NODE_ITEM:
            begin_item();
            break;
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            builder_.begin_note(std::to_string(++footnotes_));
            break;
        case CMARK_NODE_HEADING:
            begin(node);
            builder_.open(BlockKind::heading, cmark_node_get_heading_level(node));
            break;
        case CMARK_NODE_PARAGRAPH:
            begin_paragraph(node);
            break;
        case CMARK_NODE_CODE_BLOCK:
            begin_paragraph(node);
            builder_.add(text_of(cmark_node_get_literal(node)));
            builder_.close();
            break;
        case CMARK_NODE_HTML_BLOCK:
            begin(node);
            builder_.close();
            if (const auto read =
                    read_html_into(builder_, text_of(cmark_node_get_literal(node)), source_);
                !read)
                error_ = read.error();
            break;
        default:
            if (type == "table_row" || type == "table_header") {
                begin(node);
                builder_.begin_row();
            } else if (type == "table_cell") {
                if (cmark_node_previous(node) != nullptr)
                    builder_.next_cell();
                builder_.open(BlockKind::paragraph);
            } else {
                inline_node(node, 1);
            }
        }
    }

    void leave(cmark_node* node) {
        const std::string_view type = cmark_node_get_type_string(node);
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_LIST:
            lists_.pop_back();
            break;
        case CMARK_NODE_ITEM:
            item_marker_.reset();
            break;
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            builder_.end_note();
            break;
        case CMARK_NODE_HEADING:
        case CMARK_NODE_PARAGRAPH:
            builder_.close();
            break;
        default:
            if (type == "table_row" || type == "table_header")
                builder_.end_row();
            else
                inline_node(node, -1);
        }
    }

    void begin_item() {
        List& list = lists_.back();
        item_marker_ = list.ordered ? std::to_string(list.next++) + (list.parenthesis ? ")" : ".")
                                    : std::string("•");
    }

    /// The first paragraph of a list item is the item; those that follow carry its depth.
    void begin_paragraph(cmark_node* node) {
        begin(node);
        const auto depth = static_cast<int>(lists_.size());
        if (item_marker_)
            builder_.open(BlockKind::list_item, depth, *item_marker_);
        else
            builder_.open(BlockKind::paragraph, depth);
        item_marker_.reset();
    }

    void begin(cmark_node* node) {
        const int line = cmark_node_get_start_line(node);
        // The line under a table's header belongs to the table.
        const bool in_table = cmark_node_previous(node) != nullptr &&
                              cmark_node_get_type_string(cmark_node_parent(node)) == "table"sv;
        if (line > last_line_ + 1 && !in_table)
            builder_.gap();
        last_line_ = std::max(line, cmark_node_get_end_line(node));
        line_begin_ = 0;
    }

    void inline_node(cmark_node* node, int change) {
        const bool entering = change > 0;
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_STRONG:
            bold_ += change;
            break;
        case CMARK_NODE_EMPH:
            italic_ += change;
            break;
        case CMARK_NODE_LINK:
            link_ = entering ? text_of(cmark_node_get_url(node)) : "";
            break;
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            builder_.add(text_of(cmark_node_get_literal(node)), style());
            break;
        case CMARK_NODE_HTML_INLINE:
            if (text_of(cmark_node_get_literal(node)).starts_with("<br"))
                end_line();
            break;
        case CMARK_NODE_LINEBREAK:
            end_line();
            break;
        case CMARK_NODE_SOFTBREAK:
            if (builder_.open_text().size() - line_begin_ < wrapped_line)
                builder_.add_break();
            else
                builder_.add(" ", style());
            line_begin_ = builder_.open_text().size();
            break;
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            if (entering)
                builder_.mark_footnote(std::string(text_of(cmark_node_get_literal(node))));
            break;
        default:
            break;
        }
    }

    void end_line() {
        builder_.add_break();
        line_begin_ = builder_.open_text().size();
    }

    [[nodiscard]] Style style() const { return {bold_ > 0, italic_ > 0, link_}; }

    TextBuilder& builder_;
    const Source& source_;
    std::optional<Error> error_;
    std::vector<List> lists_;
    std::optional<std::string> item_marker_;
    int footnotes_ = 0;
    int bold_ = 0;
    int italic_ = 0;
    std::string_view link_;
    int last_line_ = 0;
    std::size_t line_begin_ = 0;
};

} // namespace

Result<Text> read_markdown(const Source& source) {
    const auto encoding = encoding_of(source.bytes);
    if (!encoding)
        return damaged(source);
    if (source.bytes.size() > longest_markdown) {
        auto text = read_plain_text(source);
        if (text)
            text->remarks.push_back(
                {"The file {0} is too long to be read as Markdown and was read as plain text.",
                 {source.name}});
        return text;
    }
    const std::string markdown = decode(source.bytes, *encoding);
    if (has_too_wide_row(markdown)) {
        auto text = read_plain_text(source);
        if (text)
            text->remarks.push_back({"The file {0} has a table with too many columns to be read as "
                                     "Markdown and was read as plain text.",
                                     {source.name}});
        return text;
    }
    TextBuilder builder(Format::markdown, source);
    if (const auto read = Walk(builder, source).run(parse(markdown).get()); !read)
        return tl::unexpected(read.error());
    return builder.finish();
}

} // namespace radslag::documents
