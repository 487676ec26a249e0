// Reads plain text: one block a line, nothing joined and no markup understood; notes does that.
// What the bytes are written in is found by encoding.hpp.
#include "documents/encoding.hpp"
#include "documents/plain_lines.hpp"
#include "documents/utf8.hpp"

#include <algorithm>

namespace radslag::documents {

namespace {

constexpr int tab_columns = 8;

tl::unexpected<Error> too_long(const Source& source) {
    return failure(ErrorCode::invalid,
                   "The file {0} holds more than {1} MB of text. Split it and send the parts.",
                   {source.name, std::to_string(source.limits.text_bytes >> 20U)});
}

/// The least bytes of UTF-8 that so many bytes become.
std::size_t least_size(std::size_t bytes, const Encoding& encoding) {
    return encoding.name.starts_with("UTF-16")   ? bytes / 2
           : encoding.name.starts_with("UTF-32") ? bytes / 4
                                                 : bytes;
}

/// Cuts the lines of one page, which stands in text.text from `begin` on, into blocks, until there
/// are more than `most`.
void take_lines(Text& text, std::size_t begin, int page, bool& blank, std::size_t most) {
    std::size_t at = begin;
    while (at < text.text.size() && text.blocks.size() <= most) {
        const std::size_t end = text.text.find('\n', at);
        const auto line = std::string_view(text.text).substr(at, end - at);
        const std::size_t space = utf8::leading_space(line);
        if (space == line.size()) {
            blank = true;
        } else {
            Block block;
            block.kind = BlockKind::line;
            block.page = page;
            block.after_blank = blank && !text.blocks.empty();
            block.indent = columns_of(line.substr(0, space));
            block.place = {at + space, end - utf8::trailing_space(line)};
            text.blocks.push_back(std::move(block));
            blank = false;
        }
        at = end + 1;
    }
}

} // namespace

int columns_of(std::string_view space) {
    int columns = 0;
    for (const char each : space) {
        if (each == '\t')
            columns += tab_columns - columns % tab_columns;
        else if (each != '\xA0') // the second byte of a no-break space
            ++columns;
    }
    return columns;
}

void write_lines(TextBuilder& builder, std::string_view text) {
    while (!text.empty() && !builder.full()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        const auto line = text.substr(0, end);
        builder.open(BlockKind::line);
        builder.indent(columns_of(line.substr(0, utf8::leading_space(line))));
        builder.add(line);
        builder.close();
        text.remove_prefix(std::min(text.size(), end + 1));
    }
}

Result<Text> read_plain_text(const Source& source) {
    const auto encoding = encoding_of(source.bytes);
    if (!encoding)
        return damaged(source);
    if (least_size(source.bytes.size() - encoding->mark_size, *encoding) > source.limits.text_bytes)
        return too_long(source);
    const std::string decoded = decode(source.bytes, *encoding);
    if (decoded.size() > source.limits.text_bytes)
        return too_long(source);
    Text text;
    text.format = Format::text;
    text.text.reserve(decoded.size() + 1);
    if (decoded.find('\0') != std::string::npos)
        text.remarks.push_back(
            {"The file {0} holds NUL characters; they were left out.", {source.name}});
    text.blocks.reserve(static_cast<std::size_t>(std::min<std::ptrdiff_t>(
                            std::count(decoded.begin(), decoded.end(), '\n'), 200'000)) +
                        1);
    const bool has_pages = decoded.find('\f') != std::string::npos;
    int page = has_pages ? 1 : 0;
    bool blank = false;
    std::string_view rest = decoded;
    while (!rest.empty()) {
        const std::size_t feed = rest.find('\f');
        const std::size_t begin = text.text.size();
        utf8::append_clean(text.text, rest.substr(0, feed));
        if (text.text.size() > begin && text.text.back() != '\n')
            text.text += '\n';
        take_lines(text, begin, page, blank, source.limits.blocks);
        if (text.blocks.size() > source.limits.blocks)
            return failure(ErrorCode::invalid,
                           "The file {0} holds more than {1} lines. Split it and send the parts.",
                           {source.name, std::to_string(source.limits.blocks)});
        if (feed == std::string_view::npos)
            break;
        rest.remove_prefix(feed + 1);
        ++page;
        blank = true;
    }
    return text;
}

} // namespace radslag::documents
