// See writer.hpp.
#include "platform/docx/writer.hpp"

#include "platform/html/url.hpp"

#include <algorithm>

namespace radslag::docx {

namespace {

constexpr std::string_view relations_namespace =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

void border(pugi::xml_node borders, const char* side, std::string_view width,
            std::string_view colour) {
    pugi::xml_node node = borders.append_child(side);
    set(node, "w:val", "single");
    set(node, "w:sz", width); // in eighths of a point
    set(node, "w:space", "0");
    set(node, "w:color", colour);
}

void margin(pugi::xml_node margins, const char* side, std::string_view width) {
    pugi::xml_node node = margins.append_child(side);
    set(node, "w:w", width);
    set(node, "w:type", "dxa");
}

/// Properties that boxes and tables share: as wide as the text, with a name for who cannot see it.
/// `borders` fills in what is between.
void begin_table(pugi::xml_node table, std::string_view name, std::size_t columns,
                 void (*borders)(pugi::xml_node)) {
    pugi::xml_node properties = table.append_child("w:tblPr");
    pugi::xml_node width = properties.append_child("w:tblW");
    set(width, "w:w", "5000"); // fiftieths of a per cent
    set(width, "w:type", "pct");
    borders(properties.append_child("w:tblBorders"));
    pugi::xml_node margins = properties.append_child("w:tblCellMar");
    margin(margins, "w:top", "60");
    margin(margins, "w:left", "140");
    margin(margins, "w:bottom", "60");
    margin(margins, "w:right", "140");
    add_value(properties, "w:tblCaption", name);
    pugi::xml_node grid = table.append_child("w:tblGrid");
    for (std::size_t i = 0; i < columns; ++i)
        set(grid.append_child("w:gridCol"), "w:w", std::to_string(9'000 / columns));
}

void shade(pugi::xml_node cell, std::string_view colour) {
    pugi::xml_node shading = cell.append_child("w:tcPr").append_child("w:shd");
    set(shading, "w:val", "clear");
    set(shading, "w:color", "auto");
    set(shading, "w:fill", colour);
}

pugi::xml_node add_row(pugi::xml_node table, bool is_heading) {
    pugi::xml_node row = table.append_child("w:tr");
    pugi::xml_node properties = row.append_child("w:trPr");
    properties.append_child("w:cantSplit");
    if (is_heading)
        properties.append_child("w:tblHeader");
    return row;
}

bool is_plain(char c) {
    constexpr std::string_view signs = "-._~:/?#@!$&'()*+,;=";
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           signs.find(c) != signs.npos;
}

/// Whether a text begins as an encoded byte does: "%C3".
bool is_encoded(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEFabcdef";
    return text.size() > 2 && text[0] == '%' && digits.find(text[1]) != digits.npos &&
           digits.find(text[2]) != digits.npos;
}

/// The address as RFC 3986 writes it: Word calls a file damaged whose links are anything else.
std::string as_uri(std::string_view address) {
    std::string uri;
    for (std::size_t i = 0; i < address.size(); ++i) {
        if (is_plain(address[i]) || is_encoded(address.substr(i)))
            uri += address[i];
        else
            uri += html::percent_encoded(address.substr(i, 1));
    }
    return uri;
}

Runs bold(const std::string& text) {
    return {{.text = text, .bold = true}};
}

} // namespace

pugi::xml_node Writer::add_paragraph(pugi::xml_node parent, pugi::xml_node before) {
    return before ? parent.insert_child_before("w:p", before) : parent.append_child("w:p");
}

void Writer::blocks(pugi::xml_node before, const std::vector<Block>& blocks) {
    pugi::xml_node parent = before.parent();
    bool after_table = false;
    for (const Block& block : blocks) {
        const auto* const paragraph = std::get_if<Paragraph>(&block);
        // Tables that follow each other become one, and a cell must not end with one.
        if (after_table && paragraph == nullptr)
            add_paragraph(parent, before);
        after_table = paragraph == nullptr;
        if (paragraph != nullptr)
            write(add_paragraph(parent, before), *paragraph);
        else if (const auto* const framed = std::get_if<Box>(&block))
            box(parent.insert_child_before("w:tbl", before), *framed);
        else
            table(parent.insert_child_before("w:tbl", before), std::get<Table>(block));
    }
    if (after_table)
        add_paragraph(parent, before);
}

void Writer::footnote(pugi::xml_node footnotes, int number, const Runs& runs) {
    pugi::xml_node note = footnotes.append_child("w:footnote");
    set(note, "w:id", std::to_string(number));
    pugi::xml_node paragraph = note.append_child("w:p");
    add_value(paragraph.append_child("w:pPr"), "w:pStyle", looks_.styles.footnote_text);
    pugi::xml_node mark = paragraph.append_child("w:r");
    add_value(mark.append_child("w:rPr"), "w:rStyle", looks_.styles.footnote_reference);
    mark.append_child("w:footnoteRef");
    write(paragraph, Run{.text = " "});
    for (const Run& run : runs)
        write(paragraph, run);
}

void Writer::look_of(pugi::xml_node paragraph, const Paragraph& content) {
    if (content.style == Style::body)
        return;
    pugi::xml_node properties = paragraph.append_child("w:pPr");
    if (content.style == Style::title) {
        add_value(properties, "w:pStyle", looks_.styles.title);
    } else if (content.style == Style::heading) {
        const auto level = static_cast<std::size_t>(std::clamp(content.level, 1, 3) - 1);
        add_value(properties, "w:pStyle", looks_.styles.headings[level]);
    } else {
        const auto depth = static_cast<std::size_t>(std::clamp(content.level, 0, list_depth - 1));
        const ListLook& look = looks_.lists[depth];
        add_value(properties, "w:pStyle", look.style);
        if (!look.list.empty()) {
            pugi::xml_node list = properties.append_child("w:numPr");
            add_value(list, "w:ilvl", std::to_string(look.level));
            add_value(list, "w:numId", look.list);
        }
    }
}

void Writer::write(pugi::xml_node paragraph, const Paragraph& content) {
    look_of(paragraph, content);
    const std::string bookmark = std::to_string(next_bookmark_);
    const auto begin = [&] {
        pugi::xml_node start = paragraph.append_child("w:bookmarkStart");
        set(start, "w:id", bookmark);
        set(start, "w:name", content.bookmark);
        ++next_bookmark_;
    };
    const bool has_bookmark = !content.bookmark.empty();
    const std::size_t first = std::min(content.bookmark_at, content.runs.size());
    for (std::size_t i = 0; i < content.runs.size(); ++i) {
        if (has_bookmark && i == first)
            begin();
        write(paragraph, content.runs[i]);
    }
    if (has_bookmark && first == content.runs.size())
        begin();
    if (has_bookmark)
        set(paragraph.append_child("w:bookmarkEnd"), "w:id", bookmark);
}

void Writer::write(pugi::xml_node paragraph, const Run& run) {
    if (run.link.empty()) {
        write_text(paragraph, run);
    } else {
        pugi::xml_node link = paragraph.append_child("w:hyperlink");
        if (run.link.starts_with('#')) {
            set(link, "w:anchor", std::string_view(run.link).substr(1));
        } else {
            set(link, "xmlns:r", relations_namespace);
            set(link, "r:id", relations_.add("hyperlink", as_uri(run.link), true));
        }
        write_text(link, run);
    }
    if (run.footnote)
        mark_footnote(paragraph, *run.footnote);
}

void Writer::write_text(pugi::xml_node parent, const Run& run) {
    if (run.text.empty())
        return;
    pugi::xml_node node = parent.append_child("w:r");
    if (run.bold || run.italic || !run.link.empty()) {
        pugi::xml_node properties = node.append_child("w:rPr");
        if (!run.link.empty())
            add_value(properties, "w:rStyle", looks_.styles.hyperlink);
        if (run.bold)
            properties.append_child("w:b");
        if (run.italic)
            properties.append_child("w:i");
    }
    const std::string text = clean(run.text);
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find_first_of("\n\t", begin), text.size());
        if (end > begin) {
            pugi::xml_node piece = node.append_child("w:t");
            set(piece, "xml:space", "preserve");
            piece.text().set(text.substr(begin, end - begin).c_str());
        }
        if (end < text.size())
            node.append_child(text[end] == '\t' ? "w:tab" : "w:br");
        begin = end + 1;
    }
}

void Writer::mark_footnote(pugi::xml_node paragraph, std::size_t footnote) {
    pugi::xml_node mark = paragraph.append_child("w:r");
    add_value(mark.append_child("w:rPr"), "w:rStyle", looks_.styles.footnote_reference);
    set(mark.append_child("w:footnoteReference"), "w:id",
        std::to_string(looks_.first_footnote + static_cast<int>(footnote)));
}

void Writer::box(pugi::xml_node node, const Box& box) {
    begin_table(node, box.name, 1,
                [](pugi::xml_node borders) { border(borders, "w:left", "36", "C79A2B"); });
    pugi::xml_node cell = add_row(node, false).append_child("w:tc");
    shade(cell, "FBF5E6");
    for (const Paragraph& paragraph : box.paragraphs)
        write(cell.append_child("w:p"), paragraph);
    if (box.paragraphs.empty())
        cell.append_child("w:p");
}

void Writer::table(pugi::xml_node node, const Table& table) {
    begin_table(node, table.name, std::max<std::size_t>(table.headings.size(), 1),
                [](pugi::xml_node borders) {
                    border(borders, "w:top", "8", "1F3A4D");
                    border(borders, "w:bottom", "8", "1F3A4D");
                    border(borders, "w:insideH", "4", "C9D3DA");
                });
    const auto add_cell = [&](pugi::xml_node row, const Runs& runs) {
        pugi::xml_node paragraph = row.append_child("w:tc").append_child("w:p");
        set(paragraph.append_child("w:pPr").append_child("w:spacing"), "w:after", "0");
        write(paragraph, Paragraph{.runs = runs});
    };
    pugi::xml_node head = add_row(node, true);
    for (const std::string& heading : table.headings)
        add_cell(head, bold(heading));
    for (const auto& cells : table.rows) {
        pugi::xml_node row = add_row(node, false);
        for (const Runs& cell : cells)
            add_cell(row, cell);
    }
}

} // namespace radslag::docx
