// Keeps the promise of Text while it grows; see text_builder.hpp.
#include "documents/text_builder.hpp"

#include "documents/utf8.hpp"

#include <algorithm>

namespace radslag::documents {

namespace {

/// Runs, cells and footnote marks that are kept for each block that is allowed.
constexpr std::size_t parts_per_block = 10;

/// Markers come from the file as they are; longer ones than this are no markers.
constexpr std::size_t longest_marker = 32;

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
    piece_begin_ = text_.text.size();
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

void TextBuilder::count_part() {
    if (++parts_ > source_.limits.blocks * parts_per_block)
        full_ = Full::blocks;
}

void TextBuilder::take_run(std::size_t begin, const Style& style) {
    if (!style.bold && !style.italic && style.link.empty())
        return;
    auto& runs = block_.runs;
    if (!runs.empty() && runs.back().place.end == begin && same_style(runs.back(), style)) {
        runs.back().place.end = text_.text.size();
        return;
    }
    count_part();
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
    if (begin == piece_begin_ || text_.text[begin - 1] == '\n')
        text_.text.erase(begin, utf8::leading_space(std::string_view(text_.text).substr(begin)));
    if (text_.text.size() > begin)
        take_run(begin, style);
}

void TextBuilder::add_break() {
    if (full() || !open_ || text_.text.size() == block_.place.begin)
        return;
    trim_from(piece_begin_);
    if (text_.text.size() < source_.limits.text_bytes && text_.text.size() > piece_begin_)
        text_.text += '\n';
}

void TextBuilder::trim_from(std::size_t begin) {
    const auto rest = std::string_view(text_.text).substr(begin);
    const std::size_t end = text_.text.size() - utf8::trailing_space(rest);
    text_.text.resize(end);
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

void TextBuilder::end_cell() {
    trim_from(piece_begin_);
    block_.cells.push_back({piece_begin_, text_.text.size()});
    count_part();
}

void TextBuilder::next_cell() {
    if (full() || !open_)
        return;
    end_cell();
    text_.text += '\t';
    piece_begin_ = text_.text.size();
}

void TextBuilder::mark_footnote(std::string_view marker) {
    if (full() || !open_)
        return;
    count_part();
    text_.footnote_marks.push_back({text_.text.size(), clean_marker(marker)});
}

void TextBuilder::close() {
    if (!open_)
        return;
    open_ = false;
    if (block_.kind == BlockKind::table_row)
        end_cell();
    else
        trim_from(block_.place.begin);
    const auto held = std::string_view(text_.text).substr(block_.place.begin);
    if (full() || utf8::leading_space(held) == held.size()) {
        text_.text.resize(block_.place.begin);
        text_.footnote_marks.resize(marks_before_);
        gap_ = true;
        return;
    }
    block_.place.end = text_.text.size();
    block_.after_blank = block_.after_blank || (gap_ && !text_.blocks.empty());
    gap_ = false;
    text_.text += '\n';
    text_.blocks.push_back(std::move(block_));
    if (text_.blocks.size() > source_.limits.blocks)
        full_ = Full::blocks;
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
