// Reads styles and resolves what they are based on; see docx_styles.hpp.
#include "documents/office/docx_styles.hpp"

#include "documents/office/xml_pieces.hpp"
#include "documents/word_names.hpp"

#include <algorithm>
#include <cstdlib>

namespace radslag::documents {

namespace {

constexpr int deepest_based_on = 20;

DocxStyle own_properties(pugi::xml_node style) {
    DocxStyle own;
    const auto paragraph = child(style, "pPr");
    const auto run = child(style, "rPr");
    own.heading = heading_of_name(attribute(child(style, "name"), "val"));
    if (own.heading == 0)
        own.heading = heading_of_outline(paragraph);
    own.bold = toggle(run, "b");
    own.italic = toggle(run, "i");
    own.hidden = toggle(run, "vanish");
    const auto list = child(paragraph, "numPr");
    own.list = reference(child(list, "numId"), "val");
    if (const auto level = child(list, "ilvl"))
        own.list_level = std::atoi(std::string(attribute(level, "val")).c_str());
    return own;
}

void inherit(DocxStyle& style, const DocxStyle& base) {
    if (style.heading == 0)
        style.heading = base.heading;
    if (!style.bold)
        style.bold = base.bold;
    if (!style.italic)
        style.italic = base.italic;
    if (!style.hidden)
        style.hidden = base.hidden;
    if (style.list.empty()) {
        style.list = base.list;
        if (!style.list_level)
            style.list_level = base.list_level;
    }
}

} // namespace

std::optional<bool> toggle(pugi::xml_node properties, std::string_view name) {
    const auto node = child(properties, name);
    if (!node)
        return std::nullopt;
    const auto value = attribute(node, "val");
    return value != "0" && value != "false" && value != "off" && value != "none";
}

int heading_of_outline(pugi::xml_node paragraph_properties) {
    const auto outline = attribute(child(paragraph_properties, "outlineLvl"), "val");
    if (outline.size() != 1 || outline[0] < '0' || outline[0] > '8') // 9 is body text
        return 0;
    return std::min(outline[0] - '0' + 1, 6);
}

DocxStyles::DocxStyles(pugi::xml_node root) {
    std::map<std::string, std::string, std::less<>> bases;
    for (const pugi::xml_node node : root.children()) {
        if (local(node) != "style")
            continue;
        const std::string id(attribute(node, "styleId"));
        styles_[id] = own_properties(node);
        bases[id] = attribute(child(node, "basedOn"), "val");
        if (attribute(node, "type") == "paragraph" && attribute(node, "default") == "1")
            default_paragraph_ = id;
    }
    const auto own = styles_;
    for (auto& [id, style] : styles_) {
        auto base = bases.find(id);
        for (int step = 0; step < deepest_based_on && base != bases.end(); ++step) {
            const auto from = own.find(base->second);
            if (from == own.end())
                break;
            inherit(style, from->second);
            base = bases.find(from->first);
        }
    }
}

const DocxStyle& DocxStyles::paragraph(std::string_view id) const {
    auto found = styles_.find(id);
    if (found == styles_.end())
        found = styles_.find(default_paragraph_);
    return found == styles_.end() ? none_ : found->second;
}

const DocxStyle& DocxStyles::character(std::string_view id) const {
    const auto found = styles_.find(id);
    return found == styles_.end() ? none_ : found->second;
}

} // namespace radslag::documents
