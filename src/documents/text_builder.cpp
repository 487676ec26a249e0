// Keeps the promise of Text while it grows; see text_builder.hpp.
#include "documents/text_builder.hpp"

#include "documents/utf8.hpp"

#include <algorithm>

namespace radslag::documents {

namespace {

/// Runs, cells and footnote marks that are kept for each block that is allowed.
constexpr std::size_t parts_per_block = 10;

/// A cell with more than both of these holds running text: its row is layout, no table.
constexpr std::size_t most_cell_paragraphs = 8;
constexpr std::size_t most_cell_bytes = 2000;

std::string clean_marker(std::string_view marker) {
    std::string clean;
    utf8::append_visible(clean, marker.substr(0, longest_marker));
    std::replace(clean.begin(), clean.end(), '\n', ' ');
    clean.resize(clean.size() - utf8::trailing_space(clean));
    return clean;
}

bool same_style(const Run& run, const Style& style) {
    return run.bold == style.bold && run.italic == style.italic && run.link == style.link;
}

} // namespace

TextBuilder::TextBuilder(Format format, const Source& source) : source_(source) {
    text_.format = format;
}

void TextBuilder::open(BlockKind kind, int level, std::string_view marker) {
    close();
    open_ = true;
    block_ = {};
    block_.kind = kind;
    block_.level = level;
    block_.marker = clean_marker(marker);
    block_.page = page_;
    block_.place = {text_.text.size(), text_.text.size()};
    line_begin_ = text_.text.size();
    marks_before_ = text_.footnote_marks.size();
}

std::string_view TextBuilder::open_text() const {
    if (!open_)
        return {};
    return std::string_view(text_.text).substr(block_.place.begin);
}

void TextBuilder::set_page(int page) {
    page_ = page;
    if (open_ && text_.text.size() == block_.place.begin)
        block_.page = page;
}

void TextBuilder::forget_pages() {
    for (Block& block : text_.blocks)
        block.page = 0;
    page_ = 0;
}

void TextBuilder::count_parts(std::size_t count) {
    parts_ += count;
    if (parts_ > source_.limits.blocks * parts_per_block)
        full_ = Full::blocks;
}

void TextBuilder::take_run(std::size_t begin, Style style) {
    if (style.link.size() > longest_link)
        style.link = {};
    if (!style.bold && !style.italic && style.link.empty())
        return;
    auto& runs = block_.runs;
    if (!runs.empty() && runs.back().place.end == begin && same_style(runs.back(), style)) {
        runs.back().place.end = text_.text.size();
        return;
    }
    count_parts(1);
    link_bytes_ += style.link.size();
    if (link_bytes_ > source_.limits.text_bytes)
        full_ = Full::text;
    std::string link;
    utf8::append_visible(link, style.link);
    runs.push_back({{begin, text_.text.size()}, style.bold, style.italic, std::move(link)});
}

void TextBuilder::add(std::string_view text, const Style& style) {
    if (full() || !open_ || text.empty())
        return;
    if (text.size() > source_.limits.text_bytes ||
        text_.text.size() > source_.limits.text_bytes - text.size()) {
        full_ = Full::text;
        return;
    }
    const std::size_t begin = text_.text.size();
    utf8::append_visible(text_.text, text);
    if (begin == line_begin_)
        text_.text.erase(begin, utf8::leading_space(std::string_view(text_.text).substr(begin)));
    if (text_.text.size() > begin)
        take_run(begin, style);
}

void TextBuilder::add_break() {
    if (full() || !open_)
        return;
    trim_line();
    if (text_.text.size() == line_begin_)
        return;
    text_.text += '\n';
    line_begin_ = text_.text.size();
}

/// Takes white space off the end of the open block, and what lies in it.
void TextBuilder::trim_line() {
    const auto held = std::string_view(text_.text).substr(block_.place.begin);
    const std::size_t end = text_.text.size() - utf8::trailing_space(held);
    text_.text.resize(end);
    line_begin_ = std::min(line_begin_, end);
    auto& runs = block_.runs;
    while (!runs.empty() && runs.back().place.begin >= end)
        runs.pop_back();
    if (!runs.empty())
        runs.back().place.end = std::min(runs.back().place.end, end);
    for (auto mark = text_.footnote_marks.size(); mark > marks_before_; --mark) {
        auto& at = text_.footnote_marks[mark - 1].at;
        if (at <= end)
            break;
        at = end;
    }
}

void TextBuilder::mark_footnote(std::string_view marker) {
    if (full() || !open_)
        return;
    count_parts(1);
    text_.footnote_marks.push_back({text_.text.size(), clean_marker(marker)});
}

void TextBuilder::close() {
    if (!open_)
        return;
    open_ = false;
    trim_line();
    if (full() || text_.text.size() == block_.place.begin) {
        text_.text.resize(block_.place.begin);
        text_.footnote_marks.resize(marks_before_);
        gap_ = true;
        return;
    }
    block_.place.end = text_.text.size();
    block_.after_blank = gap_ && !text_.blocks.empty();
    gap_ = false;
    text_.text += '\n';
    text_.blocks.push_back(std::move(block_));
    if (text_.blocks.size() > source_.limits.blocks)
        full_ = Full::blocks;
}

void TextBuilder::begin_group(BlockKind kind, std::string marker) {
    close();
    groups_.push_back({kind,
                       std::move(marker),
                       text_.blocks.size(),
                       text_.footnote_marks.size(),
                       text_.text.size(),
                       {}});
}

void TextBuilder::begin_row() {
    for (Group& outer : groups_)
        outer.flows = true;
    begin_group(BlockKind::table_row, {});
}

void TextBuilder::next_cell() {
    close();
    count_parts(1);
    if (!groups_.empty())
        groups_.back().borders.push_back(text_.blocks.size());
}

void TextBuilder::end_row() {
    end_group();
}

void TextBuilder::begin_note(std::string_view marker) {
    begin_group(BlockKind::footnote, clean_marker(marker));
}

void TextBuilder::end_note() {
    end_group();
}

/// A single cell is a box round a text; headings or a long text in a cell are no table either.
bool TextBuilder::is_running_text(const Group& group) const {
    if (group.flows || group.borders.empty())
        return true;
    std::size_t cell = 0;
    std::size_t paragraphs = 0;
    std::size_t bytes = 0;
    for (std::size_t i = group.first_block; i < text_.blocks.size(); ++i) {
        const Block& block = text_.blocks[i];
        for (; cell < group.borders.size() && group.borders[cell] <= i; ++cell) {
            paragraphs = 0;
            bytes = 0;
        }
        bytes += block.place.size();
        if (block.kind == BlockKind::heading ||
            (++paragraphs > most_cell_paragraphs && bytes > most_cell_bytes))
            return true;
    }
    return false;
}

void TextBuilder::end_group() {
    close();
    if (groups_.empty())
        return;
    const Group group = std::move(groups_.back());
    groups_.pop_back();
    if (text_.blocks.size() == group.first_block)
        gap_ = true;
    else if (group.kind == BlockKind::footnote || !is_running_text(group))
        merge(group);
}

void TextBuilder::merge(const Group& group) {
    Block whole;
    whole.kind = group.kind;
    whole.marker = group.marker;
    whole.page = text_.blocks[group.first_block].page;
    whole.after_blank = text_.blocks[group.first_block].after_blank;
    std::string text;
    std::size_t mark = group.first_mark;
    std::size_t cell = 0;
    std::size_t cell_begin = 0;
    const auto end_cells_before = [&](std::size_t block) {
        for (; cell < group.borders.size() && group.borders[cell] <= block; ++cell) {
            whole.cells.push_back({group.begin + cell_begin, group.begin + text.size()});
            text += '\t';
            cell_begin = text.size();
        }
    };
    for (std::size_t i = group.first_block; i < text_.blocks.size(); ++i) {
        Block& part = text_.blocks[i];
        end_cells_before(i);
        if (text.size() > cell_begin)
            text += '\n';
        if (!part.marker.empty())
            text += part.marker + " ";
        // Both are offsets into the whole text; what moves may move up or down.
        const std::size_t to = group.begin + text.size();
        const auto moved = [&](std::size_t at) { return at - part.place.begin + to; };
        for (;
             mark < text_.footnote_marks.size() && text_.footnote_marks[mark].at <= part.place.end;
             ++mark)
            text_.footnote_marks[mark].at = moved(text_.footnote_marks[mark].at);
        for (Run& run : part.runs) {
            run.place = {moved(run.place.begin), moved(run.place.end)};
            whole.runs.push_back(std::move(run));
        }
        text += part.place.in(text_.text);
    }
    end_cells_before(text_.blocks.size());
    if (group.kind == BlockKind::table_row)
        whole.cells.push_back({group.begin + cell_begin, group.begin + text.size()});
    whole.place = {group.begin, group.begin + text.size()};
    text_.blocks.resize(group.first_block);
    text_.blocks.push_back(std::move(whole));
    text_.text.resize(group.begin);
    text_.text += text;
    text_.text += '\n';
}

void TextBuilder::remark(Message message) {
    auto& remarks = text_.remarks;
    if (std::find(remarks.begin(), remarks.end(), message) == remarks.end())
        remarks.push_back(std::move(message));
}

Result<Text> TextBuilder::finish() {
    close();
    if (full_ == Full::text)
        return failure(ErrorCode::invalid,
                       "The file {0} holds more than {1} MB of text. Split it and send the parts.",
                       {source_.name, std::to_string(source_.limits.text_bytes >> 20U)});
    if (full_ == Full::blocks)
        return failure(ErrorCode::invalid,
                       "The file {0} holds more than {1} paragraphs, or far too many formatted "
                       "pieces. Split it and send the parts.",
                       {source_.name, std::to_string(source_.limits.blocks)});
    if (text_.blocks.empty())
        return failure(ErrorCode::invalid,
                       "The file {0} holds no text. If it shows pictures of text, save it with "
                       "the text recognised and send it again.",
                       {source_.name});
    return std::move(text_);
}

} // namespace radslag::documents
