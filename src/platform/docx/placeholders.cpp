// See placeholders.hpp.
#include "platform/docx/placeholders.hpp"

#include "platform/docx/xml.hpp"

#include <algorithm>

namespace radslag::docx {

namespace {

constexpr std::string_view opening = "{{";
constexpr std::string_view closing = "}}";
constexpr std::size_t longest_placeholder = 100;

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view space = " \t\n";
    const std::size_t begin = std::min(text.find_first_not_of(space), text.size());
    return text.substr(begin, text.find_last_not_of(space) - begin + 1);
}

/// Word drops the spaces round a text that does not say that they are kept.
void set_text(pugi::xml_node node, const std::string& text) {
    node.text().set(text.c_str());
    set(node, "xml:space", "preserve");
}

} // namespace

ParagraphText::ParagraphText(pugi::xml_node paragraph) {
    collect(paragraph);
}

void ParagraphText::collect(pugi::xml_node node) {
    for (const pugi::xml_node child : node.children()) {
        const std::string_view name = child.name();
        if (name == "w:t") {
            const std::size_t begin = text_.size();
            text_ += child.text().get();
            pieces_.push_back({child, begin, text_.size()});
        } else if (name == "w:br" || name == "w:tab" || name == "w:cr") {
            text_ += name == "w:tab" ? '\t' : '\n';
        } else if (name != "w:p" && name != "w:del" && name != "w:pPr" && name != "w:rPr") {
            collect(child);
        }
    }
}

std::vector<Placeholder> ParagraphText::placeholders() const {
    std::vector<Placeholder> found;
    std::size_t at = 0;
    while ((at = text_.find(opening, at)) != std::string::npos) {
        const std::size_t name_begin = at + opening.size();
        const std::size_t name_end = text_.find_first_of("{}\n\t", name_begin);
        if (name_end == std::string::npos)
            break;
        const bool is_closed = std::string_view(text_).substr(name_end).starts_with(closing);
        const std::string_view name =
            trimmed(std::string_view(text_).substr(name_begin, name_end - name_begin));
        if (!is_closed || name.empty() || name.size() > longest_placeholder) {
            ++at;
            continue;
        }
        found.push_back({std::string(name), at, name_end + closing.size()});
        at = name_end + closing.size();
    }
    return found;
}

bool ParagraphText::stands_alone(const Placeholder& placeholder) const {
    return trimmed(text_).size() == placeholder.end - placeholder.begin;
}

const ParagraphText::Piece& ParagraphText::piece_at(std::size_t place) const {
    return *std::ranges::find_if(
        pieces_, [&](const Piece& piece) { return piece.begin <= place && place < piece.end; });
}

pugi::xml_node ParagraphText::run_of(const Placeholder& placeholder) const {
    return piece_at(placeholder.begin).node.parent();
}

void ParagraphText::replace(const Placeholder& placeholder, std::string_view value) {
    const pugi::xml_node first = piece_at(placeholder.begin).node;
    for (const Piece& piece : pieces_) {
        const std::size_t begin = std::max(piece.begin, placeholder.begin);
        const std::size_t end = std::min(piece.end, placeholder.end);
        if (begin >= end)
            continue;
        std::string text = piece.node.text().get();
        text.replace(begin - piece.begin, end - begin, piece.node == first ? clean(value) : "");
        set_text(piece.node, text);
    }
}

} // namespace radslag::docx
