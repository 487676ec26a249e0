// Reads slides (ECMA-376 part 1, 19): a slide is a page, its title a heading, its bullets list
// items. Speaker's notes, dates and numbers at the slides' foot are left out.
#include "documents/office/numbering.hpp"
#include "documents/office/package.hpp"
#include "documents/office/xml_pieces.hpp"
#include "documents/text_builder.hpp"

#include <algorithm>
#include <array>

namespace radslag::documents {

namespace {

constexpr std::size_t list_depth = 9;

/// What a shape is to the reader, by its placeholder.
enum class Role { title, main_title, body, text, unseen };

Role role_of(pugi::xml_node shape) {
    const auto placeholder = child(child(child(shape, "nvSpPr"), "nvPr"), "ph");
    if (!placeholder)
        return Role::text;
    const auto type = attribute(placeholder, "type");
    if (type == "ctrTitle")
        return Role::main_title;
    if (type == "title")
        return Role::title;
    if (type == "dt" || type == "ftr" || type == "sldNum" || type == "hdr" || type == "pic")
        return Role::unseen;
    return type == "subTitle" ? Role::text : Role::body;
}

/// A kind of automatic number: "arabicPeriod", "alphaLcParenR", "romanUcPeriod" …
std::string auto_number(std::string_view type, int number) {
    NumberForm form = NumberForm::decimal;
    if (type.starts_with("alphaLc"))
        form = NumberForm::letter;
    else if (type.starts_with("alphaUc"))
        form = NumberForm::LETTER;
    else if (type.starts_with("romanLc"))
        form = NumberForm::roman;
    else if (type.starts_with("romanUc"))
        form = NumberForm::ROMAN;
    const std::string text = printed(number, form);
    if (type.ends_with("ParenBoth"))
        return "(" + text + ")";
    if (type.ends_with("ParenR"))
        return text + ")";
    return type.ends_with("Plain") ? text : text + ".";
}

class PptxReader {
  public:
    PptxReader(const Source& source, Archive& archive)
        : source_(source), archive_(archive), builder_(Format::pptx, source) {}

    Result<Text> read();

  private:
    Result<void> read_slide(const std::string& part);
    void read_shapes(pugi::xml_node tree, bool titles);
    void read_shape(pugi::xml_node shape, bool titles);
    void read_table(pugi::xml_node frame);
    void read_text(pugi::xml_node body, Role role);
    void open_paragraph(pugi::xml_node properties, Role role);
    void read_runs(pugi::xml_node paragraph);

    const Source& source_;
    Archive& archive_;
    TextBuilder builder_;
    Relations relations_;
    std::array<int, list_depth> counters_{};
};

Result<Text> PptxReader::read() {
    const auto main = main_part(archive_);
    if (!main)
        return tl::unexpected(main.error());
    const auto relations = Relations::of(archive_, *main);
    if (!relations)
        return tl::unexpected(relations.error());
    auto text = archive_.whole(*main);
    if (!text)
        return tl::unexpected(text.error());
    pugi::xml_document document;
    if (const auto parsed = parse_xml(document, *text, source_); !parsed)
        return tl::unexpected(parsed.error());
    for (const pugi::xml_node slide : child(document.document_element(), "sldIdLst").children()) {
        // The slide has a number "id" and a relation "r:id".
        const Relation* relation = nullptr;
        for (const pugi::xml_attribute each : slide.attributes())
            if (const auto* const found = relations->by_id(each.value()))
                relation = found;
        builder_.set_page(builder_.page() + 1);
        if (relation == nullptr || builder_.full())
            continue;
        if (const auto read = read_slide(relation->target); !read)
            return tl::unexpected(read.error());
    }
    return builder_.finish();
}

Result<void> PptxReader::read_slide(const std::string& part) {
    auto relations = Relations::of(archive_, part);
    if (!relations)
        return tl::unexpected(relations.error());
    relations_ = std::move(*relations);
    auto text = archive_.whole(part);
    if (!text)
        return tl::unexpected(text.error());
    pugi::xml_document document;
    if (const auto parsed = parse_xml(document, *text, source_); !parsed)
        return parsed;
    const auto tree = child(child(document.document_element(), "cSld"), "spTree");
    builder_.close();
    builder_.gap();
    read_shapes(tree, true);
    read_shapes(tree, false);
    builder_.close();
    return {};
}

/// Titles first, wherever they stand in the file.
void PptxReader::read_shapes(pugi::xml_node tree, bool titles) {
    for (const pugi::xml_node each : tree.children()) {
        const auto name = local(each);
        if (name == "sp") {
            read_shape(each, titles);
        } else if (name == "grpSp") {
            read_shapes(each, titles);
        } else if (name == "graphicFrame" && !titles) {
            read_table(child(child(child(each, "graphic"), "graphicData"), "tbl"));
        } else if (name == "AlternateContent") {
            const auto choice = child(each, "Choice");
            read_shapes(choice ? choice : child(each, "Fallback"), titles);
        }
    }
}

void PptxReader::read_shape(pugi::xml_node shape, bool titles) {
    const Role role = role_of(shape);
    const bool is_title = role == Role::title || role == Role::main_title;
    if (role != Role::unseen && is_title == titles)
        read_text(child(shape, "txBody"), role);
}

void PptxReader::read_table(pugi::xml_node table) {
    if (table)
        builder_.gap();
    for (const pugi::xml_node row : table.children()) {
        if (local(row) != "tr")
            continue;
        builder_.begin_row();
        bool first = true;
        for (const pugi::xml_node cell : row.children()) {
            if (local(cell) != "tc")
                continue;
            if (!first)
                builder_.next_cell();
            first = false;
            read_text(child(cell, "txBody"), Role::text);
        }
        builder_.end_row();
    }
}

void PptxReader::read_text(pugi::xml_node body, Role role) {
    counters_.fill(0);
    const bool is_title = role == Role::title || role == Role::main_title;
    builder_.close();
    for (const pugi::xml_node each : body.children()) {
        if (local(each) != "p")
            continue;
        if (is_title && builder_.is_open())
            builder_.add_break();
        else
            open_paragraph(child(each, "pPr"), role);
        read_runs(each);
        if (!is_title)
            builder_.close();
    }
    builder_.close();
}

void PptxReader::open_paragraph(pugi::xml_node properties, Role role) {
    if (role == Role::main_title)
        return builder_.open(BlockKind::heading, 1);
    if (role == Role::title)
        return builder_.open(BlockKind::heading, 2);
    const auto level_text = attribute(properties, "lvl");
    const auto level = static_cast<std::size_t>(
        level_text.size() == 1 && level_text[0] >= '0' && level_text[0] <= '8' ? level_text[0] - '0'
                                                                               : 0);
    const int depth = static_cast<int>(level) + 1;
    std::fill(counters_.begin() + static_cast<std::ptrdiff_t>(level) + 1, counters_.end(), 0);
    if (const auto number = child(properties, "buAutoNum")) {
        int& counter = counters_[level];
        const auto start = attribute(number, "startAt");
        counter =
            counter == 0 && !start.empty() ? std::atoi(std::string(start).c_str()) : counter + 1;
        builder_.open(BlockKind::list_item, depth, auto_number(attribute(number, "type"), counter));
    } else if (const auto bullet = child(properties, "buChar")) {
        builder_.open(BlockKind::list_item, depth, printed_bullet(attribute(bullet, "char")));
    } else if (role == Role::body && !child(properties, "buNone")) {
        builder_.open(BlockKind::list_item, depth, "•");
    } else {
        builder_.open(BlockKind::paragraph);
    }
}

void PptxReader::read_runs(pugi::xml_node paragraph) {
    for (const pugi::xml_node each : paragraph.children()) {
        const auto name = local(each);
        if (name == "br") {
            builder_.add_break();
        } else if (name == "r" || name == "fld") {
            const auto properties = child(each, "rPr");
            Style style;
            style.bold = attribute(properties, "b") == "1" || attribute(properties, "b") == "true";
            style.italic =
                attribute(properties, "i") == "1" || attribute(properties, "i") == "true";
            const auto link = child(properties, "hlinkClick");
            const Relation* const relation = relations_.by_id(attribute(link, "id"));
            if (relation != nullptr && relation->external)
                style.link = relation->target;
            builder_.add(child(each, "t").child_value(), style);
        } else if (name == "AlternateContent") {
            read_runs(child(each, "Choice"));
        }
    }
}

} // namespace

Result<Text> read_pptx(const Source& source) {
    auto archive = Archive::open(source);
    if (!archive)
        return tl::unexpected(archive.error());
    return PptxReader(source, *archive).read();
}

} // namespace radslag::documents
