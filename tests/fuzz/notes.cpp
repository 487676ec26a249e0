// notes::read on texts that no reader of ours may ever give, but that keep a Text's promise.
#include "documents/readers.hpp"
#include "documents/text_builder.hpp"
#include "notes/read.hpp"
#include "tests/fuzz/judge.hpp"
#include "tests/fuzz/targets.hpp"

namespace radslag::fuzz {

namespace {

using documents::BlockKind;

const documents::Limits limits;

/// What a line of notes_blocks begins with.
BlockKind kind_of(char sign) {
    switch (sign) {
    case '#':
        return BlockKind::heading;
    case '-':
        return BlockKind::list_item;
    case ':':
        return BlockKind::line;
    default:
        return BlockKind::paragraph;
    }
}

/// Writes words in which * turns bold on and off, _ italics, ~ ends a line, @1; is the mark of a
/// footnote.
void write_words(documents::TextBuilder& builder, std::string_view words) {
    documents::Style style;
    while (!words.empty()) {
        const std::size_t plain = words.find_first_of("*_~@");
        builder.add(words.substr(0, plain), style);
        if (plain == std::string_view::npos)
            return;
        const char sign = words[plain];
        words.remove_prefix(plain + 1);
        if (sign == '*')
            style.bold = !style.bold;
        else if (sign == '_')
            style.italic = !style.italic;
        else if (sign == '~')
            builder.add_break();
        else
            builder.mark_footnote(take_until(words, ';'));
    }
}

/// One block: its sign, a digit for its level, its marker up to a semicolon, its words. "|" before
/// each cell makes a row, "^" a footnote, "=" a new page, an empty line a gap.
void write_block(documents::TextBuilder& builder, std::string_view line) {
    if (line.empty())
        return builder.gap();
    const char sign = line.front();
    line.remove_prefix(1);
    if (sign == '=')
        return builder.set_page(builder.page() + 1);
    if (sign == '|') {
        builder.begin_row();
        for (bool first = true; !line.empty(); first = false) {
            if (!first)
                builder.next_cell();
            builder.open(BlockKind::paragraph);
            write_words(builder, take_until(line, '|'));
        }
        return builder.end_row();
    }
    const int level = line.empty() ? 1 : 1 + (static_cast<unsigned char>(line.front()) & 7U) % 6;
    line.remove_prefix(line.empty() ? 0 : 1);
    const auto marker = take_until(line, ';');
    if (sign == '^')
        builder.begin_note(marker);
    builder.open(kind_of(sign), sign == ':' || sign == '.' ? 0 : level, marker);
    if (sign == ':')
        builder.indent(level);
    write_words(builder, line);
    if (sign == '^')
        builder.end_note();
}

} // namespace

void notes_text(std::string_view bytes) {
    const auto text = documents::read_plain_text({"fil.txt", bytes, limits});
    if (text)
        judge(notes::read(*text), *text);
}

void notes_blocks(std::string_view bytes) {
    const documents::Source source{"fil.docx", bytes, limits};
    documents::TextBuilder builder(documents::Format::docx, source);
    while (!bytes.empty())
        write_block(builder, take_until(bytes, '\n'));
    const auto text = builder.finish();
    judge(text);
    if (text)
        judge(notes::read(*text), *text);
}

} // namespace radslag::fuzz
